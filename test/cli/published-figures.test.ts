import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { indicatorsSchema, rowsSchema } from "../../electron/cli/schemas/indicators-schema.ts";
import { type IndicatorScene, writeIndicatorProject } from "../support/indicator-project.ts";
import { makeFolder, removeFolder, runQhs } from "./run-qhs.ts";

/** Figures that were really published (indicators.md §2, §3), from invented rows to the printed text. */
let folder = "";
beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => removeFolder(folder));

let files = 0;

async function indicators(scene: IndicatorScene) {
  const file = path.join(folder, `${++files}.gpkg`);
  writeIndicatorProject(file, scene);
  const result = await runQhs(folder, "indicators", file, "--as-of", "2026-11-24", "--json");
  expect(result).toMatchObject({ exitCode: 0, standardError: "" });
  const answer = indicatorsSchema.parse(JSON.parse(result.standardOutput));
  return {
    ...answer,
    file,
    of: (id: string) => answer.indicators.find((one) => one.id === id)!,
  };
}

describe("published figures through qhs indicators", () => {
  test("I2, I3: 清涧 3,805 / 801 / 211, with 37 exceptions on the face (S1, A9)", async () => {
    const scene = { contracts: 3805, problems: 801, closed: 211, setAside: 37, villages: 25 };
    const { of, headline, file } = await indicators({
      ...scene,
      options: { indicator_forms: "I3=1" },
    });
    expect([of("I2").text, of("I3").text]).toEqual(["21.05%", "26.3%"]);
    expect(of("I2")).toMatchObject({ numerator: 801, denominator: 3805, exceptions: 37 });
    expect(headline).toContain("共排查合同 3805 份,问题合同 801 份(另有例外 37 份),已整改 211 份");
    const asked = ["--indicator", "I3", "--part", "numerator", "--as-of", "2026-11-24"];
    const listed = await runQhs(folder, "rows", file, ...asked, "--json");
    expect(rowsSchema.parse(JSON.parse(listed.standardOutput)).rows).toHaveLength(211);
    const csv = await runQhs(folder, "rows", file, ...asked, "--csv");
    expect(csv.standardOutput.trim().split("\n")).toHaveLength(212);
  });

  test("I1b: 清徐 128/144 is 88.8 % truncated and 88.9 % half-up", async () => {
    const scene = { villages: 144, contracts: 144, judged: 128 };
    const text = async (rounding: string) =>
      (await indicators({ ...scene, options: { indicator_forms: `I1b=1:${rounding}` } })).of("I1b");
    expect(await text("truncate")).toMatchObject({ text: "88.8%", numerator: 128 });
    expect(await text("half-up")).toMatchObject({ text: "88.9%", denominator: 144 });
  });

  test("I11: 寿阳 7,419 of 13,469 is 55 % both ways (S0)", async () => {
    const scene = { governance: 13_469, rectified: 7419 };
    for (const rounding of ["half-up", "truncate"]) {
      const options = { indicator_forms: "I11=0", indicator_rounding: rounding };
      expect((await indicators({ ...scene, options })).of("I11").text).toBe("55%");
    }
  });

  test("I8, I9, I12: 寿阳 19.64 / 15 is flagged with both bases; 91.14 yuan a mu (S0)", async () => {
    const scene = {
      returnedMu: ["196400"],
      charges: [{ dueFen: 15_000_000, receivedFen: 19_640_000 }],
      gains: [{ fen: 1_790_000_000, mu: "196400" }],
    };
    const { of, headline, notes } = await indicators(scene);
    expect(of("I8")).toMatchObject({
      value: null,
      text: "不作比率:已收 19.64 万元,应收 15.00 万元,两者口径不同",
    });
    expect(notes.join()).toContain("已收 19.64 万元,应收 15.00 万元");
    expect(headline).toContain("收回非承包地 19.64 万亩");
    const letOnly = await indicators({ gains: scene.gains });
    expect(letOnly.of("I12").text).toBe("91.14 元/亩");
    expect(letOnly.of("I10").text).toBe("1790.00 万元");
  });

  test("I6: 31.11 %, I1: 96.7 % with decimals of their own (S3; the numerators are invented)", async () => {
    const { of } = await indicators({
      contracts: 1000,
      judged: 967,
      claims: [{ lockedFen: 600_000, settledFen: 200_000 }],
      debts: [{ lockedFen: 300_000, settledFen: 80_000 }],
      options: { indicator_settlement: "I6", indicator_forms: "I1=1 I6=2" },
    });
    expect([of("I1").text, of("I6").text]).toEqual(["96.7%", "31.11%"]);
    expect([of("I6").reported, of("I4").reported]).toEqual([true, false]);
  });

  test("沂源: each rate prints its own denominator (628/633, 602/628, 520/628)", async () => {
    const rate = async (closed: number, problems: number, decimals: number) => {
      const scene = { contracts: problems, problems, closed };
      const found = await indicators({ ...scene, options: { indicator_forms: `I3=${decimals}` } });
      const { text, denominator } = found.of("I3");
      return [text, denominator];
    };
    expect(await rate(628, 633, 2)).toEqual(["99.21%", 633]);
    expect(await rate(602, 628, 0)).toEqual(["96%", 628]);
    expect(await rate(602, 633, 2)).toEqual(["95.10%", 633]);
    expect(await rate(520, 628, 0)).toEqual(["83%", 628]);
  });

  test("平和, 淳安, 清徐, 清涧街道: 21.8 %, 38.6 %, 32.8 %, 2.36 亿元, 59.6 万元", async () => {
    const share = async (problems: number, contracts: number) =>
      (await indicators({ contracts, problems, options: { indicator_forms: "I2=1" } })).of("I2")
        .text;
    expect([await share(570, 2614), await share(834, 2539)]).toEqual(["21.8%", "32.8%"]);
    const { of, headline } = await indicators({
      claims: [{ lockedFen: 30_000_000_000, settledFen: 23_600_000_000 }],
      debts: [{ lockedFen: 6_834_700_000, settledFen: 2_635_300_000 }],
      gains: [{ fen: 59_600_000, mu: "100" }],
      options: { indicator_forms: "I5=1 I10=1" },
    });
    expect(of("I5").text).toBe("38.6%");
    expect(headline).toContain("化解债权 2.36 亿元、债务 2635.30 万元");
    expect(headline).toContain("年增收 59.6 万元");
  });

  test("S4: without a row every rate is a dash and every total 0", async () => {
    const { indicators: figures } = await indicators({ villages: 0 });
    for (const { id, text } of figures) {
      expect(text, id).toMatch(["I9", "I10", "I10b"].includes(id) ? /^0\.00 / : /^—$/);
    }
  });
});
