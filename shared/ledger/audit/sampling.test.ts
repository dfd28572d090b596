import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stratifiedSample } from "./sampling.ts";

const rows = Array.from({ length: 200 }, (_, i) => ({
  uid: `HT-${i}`,
  stratum: i % 5 === 0 ? "外部人员" : "本集体成员",
}));

describe("the auditor's sample", () => {
  it("the same seed gives the same list, whatever the order of the rows", () => {
    const sizes = { 外部人员: 5, 本集体成员: 10 };
    const first = stratifiedSample(rows, "2026-审-1", sizes);
    expect(first).toEqual(stratifiedSample([...rows].reverse(), "2026-审-1", sizes));
    // Written down once: another machine or a later version must draw the same papers.
    expect(first.外部人员).toEqual(["HT-25", "HT-160", "HT-115", "HT-105", "HT-110"]);
    expect(stratifiedSample(rows, "2026-审-2", sizes)).not.toEqual(first);
  });

  it("a stratum gives at most what it has, without repeating", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(60), (seed, size) => {
        const drawn = stratifiedSample(rows, seed, { 外部人员: size }).外部人员!;
        expect(drawn).toHaveLength(Math.min(size, 40));
        expect(new Set(drawn).size).toBe(drawn.length);
      }),
    );
  });

  it("draws evenly: each of 40 rows comes up about as often over 2,000 seeds", () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++) {
      for (const uid of stratifiedSample(rows, `${seed}`, { 外部人员: 4 }).外部人员!) {
        times.set(uid, (times.get(uid) ?? 0) + 1);
      }
    }
    // 200 expected each, standard deviation 13: five of them either way.
    expect(Math.min(...times.values())).toBeGreaterThan(135);
    expect(Math.max(...times.values())).toBeLessThan(265);
    expect(times.size).toBe(40);
  });

  it("a wrong size or an unknown stratum is refused", () => {
    expect(() => stratifiedSample(rows, "1", { 外部人员: 1.5 })).toThrow("不是整数");
    expect(() => stratifiedSample(rows, "1", { 低价: 1 })).toThrow("没有一行");
  });
});
