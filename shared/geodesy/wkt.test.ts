import { expect, test } from "vitest";
import { findWkt, parseWkt, wktChildren, wktName, wktNumber } from "./wkt.ts";

test("keywords, names, numbers and nodes keep their order", () => {
  expect(parseWkt('a["x",1,B(-2.5e-3),"y ""z""",NORTH]')).toEqual({
    keyword: "A",
    values: ["x", 1, { keyword: "B", values: [-0.0025] }, 'y "z"'],
  });
});

test.each(["", "A", "A[", "A]", "A[1]]", "A[1]B[2]", '"A"', "A[#]", "[1]"])(
  "“%s” is none",
  (text) => {
    expect(parseWkt(text)).toBeNull();
  },
);

test("a text nested without end is none", () => {
  expect(parseWkt("A[".repeat(100_000) + "]".repeat(100_000))).toBeNull();
});

test("nodes are found at any depth, children only one below", () => {
  const node = parseWkt('A["n",B[C[7]],C[8],C["only text"]]')!;
  expect(wktNumber(findWkt(node, "C")!)).toBe(7);
  expect(wktChildren(node, "C").map(wktNumber)).toEqual([8, Number.NaN]);
  expect(wktName(node)).toBe("n");
  expect(wktName(findWkt(node, "B")!)).toBe("");
  expect(findWkt(node, "D")).toBeNull();
});
