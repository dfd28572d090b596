import { describe, expect, it } from "vitest";
import type { LabelField } from "./label-index.ts";
import { type LabelRequest, type PlacedLabel, placeLabels } from "./label-placement.ts";
import { seededRandom } from "./testing/village-fixture.ts";

const field: LabelField = { window: [0, 0, 180, 210], taken: [], avoided: [] };

function box(left: number, top: number, width: number, height: number): number[] {
  return [left, top, left + width, top, left + width, top + height, left, top + height];
}

function request(
  subject: string,
  area: number[],
  manner: LabelRequest<string>["manner"],
  size: readonly [number, number] = [12, 7],
): LabelRequest<string> {
  const x = (area[0]! + area[2]!) / 2;
  const y = (area[1]! + area[5]!) / 2;
  return {
    subject,
    variants: [{ widthMm: size[0], heightMm: size[1], angleRad: 0 }],
    anchors: [[x, y]],
    area: [area],
    manner,
  };
}

function overlap(a: PlacedLabel<string>, b: PlacedLabel<string>): boolean {
  return (
    Math.abs(a.box.x - b.box.x) < a.box.halfWidth + b.box.halfWidth &&
    Math.abs(a.box.y - b.box.y) < a.box.halfHeight + b.box.halfHeight
  );
}

describe("placeLabels", () => {
  it("writes inside where there is room, without a leader", () => {
    const { placed } = placeLabels([request("W0001", box(20, 20, 30, 20), "leader")], field);
    expect(placed[0]).toMatchObject({ leader: null, box: { x: 35, y: 30 } });
  });

  it("gives a small plot a leader line from the plot to the label's edge", () => {
    const small = box(90, 100, 3, 3);
    const { placed } = placeLabels([request("W0002", small, "leader")], field);
    const label = placed[0]!;
    expect(label.leader?.slice(0, 2)).toEqual([91.5, 101.5]);
    const [, , x, y] = label.leader!;
    const reachX = Math.abs(x - label.box.x) / label.box.halfWidth;
    const reachY = Math.abs(y - label.box.y) / label.box.halfHeight;
    expect(Math.max(reachX, reachY)).toBeCloseTo(1, 6);
  });

  it("keeps many crowded plot labels apart and inside the window", () => {
    const random = seededRandom(3);
    const requests = Array.from({ length: 40 }, (_, index) =>
      request(`P${index}`, box(5 + random() * 165, 5 + random() * 195, 3, 3), "leader"),
    );
    const { placed, dropped } = placeLabels(requests, field);
    expect(placed).toHaveLength(40);
    expect(dropped).toEqual([]);
    placed.forEach((label, index) => {
      expect(label.box.x - label.box.halfWidth).toBeGreaterThanOrEqual(0);
      expect(label.box.y + label.box.halfHeight).toBeLessThanOrEqual(210);
      for (const other of placed.slice(index + 1)) expect(overlap(label, other)).toBe(false);
    });
  });

  it("serves the first request first: a later label without room is left out", () => {
    const area = box(50, 50, 14, 9);
    const { placed, dropped } = placeLabels(
      [request("plot", area, "leader"), request("parcel", area, "inside")],
      field,
    );
    expect(placed.map((label) => label.subject)).toEqual(["plot"]);
    expect(dropped).toEqual(["parcel"]);
  });

  it("turns a label along a narrow strip when it does not fit across", () => {
    const strip = request("00012", box(50, 20, 4, 60), "inside", [20, 3]);
    const upward = { widthMm: 20, heightMm: 3, angleRad: Math.PI / 2 };
    const { placed } = placeLabels([{ ...strip, variants: [...strip.variants, upward] }], field);
    expect(placed[0]?.variant).toBe(1);
  });

  it("does not cover what was there before, such as the north arrow", () => {
    const arrow = { x: 35, y: 30, halfWidth: 5, halfHeight: 10, angleRad: 0 };
    const { placed } = placeLabels([request("W0001", box(20, 20, 30, 20), "leader")], {
      ...field,
      taken: [arrow],
    });
    const { x, y, halfWidth, halfHeight } = placed[0]!.box;
    const clear = Math.abs(x - 35) >= halfWidth + 5 || Math.abs(y - 30) >= halfHeight + 10;
    expect(clear).toBe(true);
  });
});
