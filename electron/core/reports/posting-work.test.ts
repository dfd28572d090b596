import { afterAll, expect, test } from "vitest";
import { closeProject } from "../project/project.ts";
import { removeTemporaryFolders } from "../project/testing/sample-project.ts";
import { confirmPlots } from "../registers/posting/confirm-plots.ts";
import { objectToPosting } from "../registers/posting/object-to-posting.ts";
import { preparePosting } from "../registers/posting/prepare-posting.ts";
import { startPosting } from "../registers/posting/start-posting.ts";
import {
  checkedPlots,
  plotCodes,
  villageCode,
} from "../registers/posting/testing/checked-plots.ts";
import { postingWork } from "./posting-work.ts";

afterAll(removeTemporaryFolders);

test("postings that end, are over, and open objections wait for somebody (I3 §2.1)", () => {
  const project = checkedPlots();
  const uid = preparePosting(project, { unitCode: villageCode, place: "村委会(虚构)", days: 7 });
  const texts = (day: string) => postingWork(project, villageCode, day).map(({ text }) => text);
  expect(texts("2026-03-02")).toEqual([]);
  startPosting(project, uid, "2026-03-02");
  expect(texts("2026-03-06")).toEqual([]);
  expect(texts("2026-03-07")).toEqual(["第 1 轮公示 3 天内到期"]);
  expect(texts("2026-03-10")).toEqual(["第 1 轮公示期满,等乡镇确认"]);
  expect(postingWork(project, "140725101202", "2026-03-10")).toEqual([]);
  confirmPlots(project, { uid, confirmedBy: "王五(虚构)", confirmedOn: "2026-03-20" });
  const undisposed = `${plotCodes.length} 块已确认的图斑还没有处置`;
  expect(texts("2026-03-20")).toEqual([undisposed]);
  objectToPosting(project, {
    uid,
    objectorName: "赵六(虚构)",
    objectedOn: "2026-03-25",
    plotCodes: plotCodes.slice(0, 1),
    content: "期满后提出(虚构)",
  });
  expect(texts("2026-03-25")).toEqual(["公示异议有 1 件没有处理完", undisposed]);
  closeProject(project);
});
