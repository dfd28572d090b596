import { afterEach, expect, test } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { box, group1, landProject } from "../../../test/support/land-project.ts";
import type { Project } from "../project/project.ts";
import { codeThrownBy } from "../project/testing/sample-project.ts";
import { reconcile } from "../reconcile/reconcile.ts";
import { checkForm, saveForm } from "../registers/field/save-form.ts";
import { correctPosting } from "../registers/posting/correct-posting.ts";
import { objectToPosting } from "../registers/posting/object-to-posting.ts";
import { preparePosting } from "../registers/posting/prepare-posting.ts";
import { startPosting } from "../registers/posting/start-posting.ts";
import { signedForm } from "../registers/posting/testing/checked-plots.ts";
import { withdrawPosting } from "../registers/posting/withdraw-posting.ts";
import { loadPostingFacts } from "./posting-facts.ts";
import { drawPostingPapers } from "./posting-papers.ts";
import { readPdf } from "./testing/read-pdf.ts";

let close = () => {};
afterEach(() => close());

const [west, east] = [`${group1}W0001`, `${group1}W0002`];

/** Two fields with a parcel between them; the eastern one turned out to be no arable land. All invented. */
async function preparedRound(): Promise<{ project: Project; uid: string }> {
  const made = landProject({
    survey: [{ shape: box(0, 0, 100, 100) }],
    parcels: [{ shape: box(40, 0, 10, 100) }],
    baseline: [{ shape: box(-10, -10, 200, 200), dlbm: "013" }],
  });
  close = made.close;
  const { project } = made;
  await reconcile(project, { workers: 1 }, quietContext);
  const tiller = { tillerIdNumber: "140700199001011234", tillerPhone: "13900001111" };
  saveForm(project, west, {
    ...signedForm,
    ...tiller,
    tillerName: "欧阳建国",
    measuredMu: "5.905",
  });
  const other = { finalClass: "other", mismatchReason: "已成打谷场(虚构)", route: "keep" } as const;
  saveForm(project, east, { ...signedForm, ...other, measuredMu: "7.1" });
  for (const code of [west, east]) checkForm(project, code);
  const unitCode = group1.slice(0, 12);
  return { project, uid: preparePosting(project, { unitCode, place: "打谷场(虚构)", days: 7 }) };
}

const pagesOf = async (project: Project, uid: string, asOf: string) => {
  const pages = await readPdf(await drawPostingPapers(project, uid, { asOf, paper: "A4" }));
  const words = pages.map((page) => page.words.replaceAll(" ", ""));
  const find = (title: string) => words.find((text) => text.includes(title)) ?? "";
  return { pages, words, find, all: words.join("") };
};

test("the table shows what was found in large type, names masked, without card and phone (V2, V6, D29)", async () => {
  const { project, uid } = await preparedRound();
  startPosting(project, uid, "2026-03-02");
  const { pages, find, all } = await pagesOf(project, uid, "2026-03-05");
  const table = find("公示表");
  for (const text of ["W0001", "5.905", "未确权地", "补签补费", "欧***", "其他", "打谷场(虚构)"]) {
    expect(table).toContain(text);
  }
  expect(table).toContain("2026年3月2日张贴,至2026年3月9日止,共7天");
  expect(table).toContain("合计:2块,签字面积13.005亩");
  for (const hidden of ["欧阳建国", "140700199001011234", "13900001111"]) {
    expect(all).not.toContain(hidden);
  }
  const sizes = pages[0]?.texts.filter(({ text }) => text === "W0001").map(({ sizePt }) => sizePt);
  expect(Math.min(...(sizes ?? [0]))).toBeGreaterThanOrEqual(14);
});

test("the map bears the signed mu, no coordinates, km values or national sheet numbers (D29)", async () => {
  const { project, uid } = await preparedRound();
  startPosting(project, uid, "2026-03-02");
  const { find, pages } = await pagesOf(project, uid, "2026-03-05");
  const map = find("非承包地公示图");
  expect(map).toContain("5.905亩");
  expect(map).toContain("其他认定");
  expect(map).toContain("公示稿,以公示无异议并依法决议后为准");
  for (const hidden of ["国家1:2000图幅", "中央经线", "4100", "500.0"]) {
    expect(map).not.toContain(hidden);
  }
  expect(pages.map(({ widthMm }) => Math.round(widthMm))).toEqual([297, 210, 210, 297]);
});

test.each(["A4", "A3"] as const)(
  "D28, D31: an overview on %s stands before the maps and tells where each plot and its signed mu are",
  async (paper) => {
    const { project, uid } = await preparedRound();
    startPosting(project, uid, "2026-03-02");
    const pages = await readPdf(
      await drawPostingPapers(project, uid, { asOf: "2026-03-05", paper }),
    );
    const words = pages.map((page) => page.words.replaceAll(" ", ""));
    const overview = words.findIndex((text) => text.includes("公示图索引"));
    const map = words.findIndex((text) => text.includes("打印请选择实际大小"));
    expect(overview).toBe(words.findIndex((text) => text.includes("公示表")) + 1);
    expect(map).toBe(overview + 1);
    for (const text of ["打谷场(虚构)", "图幅索引", "W0001W0002", "合计213.005", "公示稿"]) {
      expect(words[overview]).toContain(text);
    }
    expect(words[overview]).not.toMatch(/坐标|国家图幅/);
    const widths = { A4: 210, A3: 297 };
    for (const at of [overview, map]) {
      expect(pages[at]?.widthMm).toBeCloseTo(widths[paper], 0);
    }
  },
);

test("the proof comes only when it is true; the register takes what was said", async () => {
  const { project, uid } = await preparedRound();
  expect((await pagesOf(project, uid, "2026-03-01")).find("公示表")).toContain(
    "____年____月____日起7天",
  );
  startPosting(project, uid, "2026-03-02");
  expect((await pagesOf(project, uid, "2026-03-09")).all).not.toContain("证明");
  const proof = (await pagesOf(project, uid, "2026-03-10")).find("公示无异议证明");
  expect(proof).toContain("公示期间未收到异议");
  objectToPosting(project, {
    uid,
    objectorName: "赵六(虚构)",
    objectorPhone: "13800000000",
    objectedOn: "2026-03-05",
    plotCodes: [west],
    content: "量多了(虚构)",
  });
  const after = await pagesOf(project, uid, "2026-03-10");
  expect(after.all).not.toContain("证明");
  expect(after.find("异议登记表")).toContain("量多了(虚构)");
  expect(after.all).not.toContain("13800000000");
});

test("a corrected plot hangs in its new round only; a withdrawn round has no papers (D10)", async () => {
  const { project, uid } = await preparedRound();
  startPosting(project, uid, "2026-03-02");
  const next = correctPosting(project, uid, [west], "面积(虚构)");
  const codes = (round: string) =>
    loadPostingFacts(project, round, "2026-03-05", "A4").groups.flatMap(({ plots }) =>
      plots.map(({ sheet }) => sheet.code),
    );
  expect([codes(uid), codes(next)]).toEqual([[east], [west]]);
  expect((await pagesOf(project, next, "2026-03-05")).find("公示表")).toContain("更正第1轮");
  withdrawPosting(project, next, "不改了(虚构)");
  expect(codeThrownBy(() => loadPostingFacts(project, next, "2026-03-05", "A4"))).toBe(
    "posting.refused",
  );
});
