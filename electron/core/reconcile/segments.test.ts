import { describe, expect, it } from "vitest";
import { type Meeting, segmentsMeet, turn } from "./segments.ts";

type Line = [number, number, number, number];

describe("how two sides meet", () => {
  const cases: [string, Line, Line, Meeting][] = [
    ["crossing in the middle", [0, 0, 10, 10], [0, 10, 10, 0], "cross"],
    ["a T: an end on the other side", [0, 0, 10, 0], [5, 0, 5, 9], "touch"],
    ["end to end", [0, 0, 10, 0], [10, 0, 12, 7], "touch"],
    ["end to end on one line", [0, 0, 10, 0], [10, 0, 20, 0], "touch"],
    ["along, in part", [0, 0, 10, 0], [4, 0, 14, 0], "overlap"],
    ["along, upright", [0, 0, 0, 10], [0, 12, 0, 3], "overlap"],
    ["the same side backwards", [0, 0, 10, 7], [10, 7, 0, 0], "overlap"],
    ["on one line, apart", [0, 0, 10, 0], [11, 0, 20, 0], "apart"],
    ["parallel", [0, 0, 10, 0], [0, 1, 10, 1], "apart"],
    ["lines cross beyond the end", [0, 0, 10, 0], [12, -5, 12, 5], "apart"],
    ["one unit beside the end", [0, 0, 10, 0], [11, 1, 11, -1], "apart"],
  ];
  it.each(cases)("%s", (_, a, b, meeting) => {
    expect(segmentsMeet(...a, ...b)).toBe(meeting);
    expect(segmentsMeet(...b, ...a)).toBe(meeting);
    expect(segmentsMeet(a[2], a[3], a[0], a[1], ...b)).toBe(meeting);
  });

  it("is exact one unit beside a side of two kilometres", () => {
    expect(segmentsMeet(0, 0, 20_000_000, 1, 10_000_000, 0, 10_000_000, -9)).toBe("apart");
    expect(segmentsMeet(0, 0, 20_000_000, 2, 10_000_000, 1, 10_000_000, -9)).toBe("touch");
    expect(turn(0, 0, 20_000_000, 1, 20_000_000, 2)).toBeGreaterThan(0);
  });
});
