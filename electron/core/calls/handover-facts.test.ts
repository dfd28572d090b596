import { afterAll, expect, test } from "vitest";
import { closeProject } from "../project/project.ts";
import { setOption } from "../project/settings.ts";
import { removeTemporaryFolders } from "../project/testing/sample-project.ts";
import { preparePosting } from "../registers/posting/prepare-posting.ts";
import { startPosting } from "../registers/posting/start-posting.ts";
import {
  checkedPlots,
  plotCodes,
  villageCode,
} from "../registers/posting/testing/checked-plots.ts";
import { drawHandoverPage } from "../sheets/handover-page.ts";
import { readPdf } from "../sheets/testing/read-pdf.ts";
import { handoverFacts } from "./handover-facts.ts";

afterAll(removeTemporaryFolders);

test("the paper for a successor says where, how far, what waits and what is unusual (I3 §2.7)", async () => {
  const project = checkedPlots();
  setOption(project, "telephone", "0354-000000");
  const asked = { unitCode: villageCode, place: "村委会(虚构)", days: 7 };
  const uid = preparePosting(project, { ...asked, plotCodes: plotCodes.slice(0, 1) });
  startPosting(project, uid, "2026-03-02");
  const facts = handoverFacts(project);
  expect(facts.villages.map(({ text }) => text)).toEqual(["已核查 2 块;公示中 1 块"]);
  expect(facts.settings).toEqual([{ name: "联系电话", text: "0354-000000" }]);
  expect(facts.waiting).toContain("第 1 轮公示期满,等乡镇确认");
  expect(facts.people).toMatchObject([{ name: "张三" }]);
  const pages = await readPdf(await drawHandoverPage(facts, new Date("2026-06-30T00:00:00Z")));
  const words = pages.map((page) => page.words).join("");
  for (const text of ["工作交接页", "sample.gpkg", "期满待确认", "0354-000000", "移交人"]) {
    expect(words).toContain(text);
  }
  closeProject(project);
});
