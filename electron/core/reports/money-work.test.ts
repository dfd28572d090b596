import { afterAll, expect, test } from "vitest";
import { closeProject } from "../project/project.ts";
import { newProject, removeTemporaryFolders } from "../project/testing/sample-project.ts";
import { saveChargeRule } from "../registers/charges/charge-rules.ts";
import { drawUpBills } from "../registers/charges/draw-up.ts";
import {
  meetingOf,
  projectWithPostedPlot,
  sampleVillage,
} from "../registers/charges/testing/posted-plot.ts";
import { addMoneyRow } from "../registers/money/save-row.ts";
import { moneyValues } from "../registers/money/testing/sample-money-row.ts";
import { moneyWork } from "./money-work.ts";

afterAll(removeTemporaryFolders);

test("a claim is told of from 90 days before its period of limitation ends until that day (民法典 188)", () => {
  const project = newProject();
  const values = moneyValues({ originalFen: 123_450, dueOn: "2024-01-31", type: "C2" });
  addMoneyRow(project, { side: "claim", values, reason: "" });
  const textsOn = (day: string) => moneyWork(project, sampleVillage, day).map(({ text }) => text);
  expect(textsOn("2026-11-01")).toEqual([]);
  expect(textsOn("2026-11-25")).toEqual(["1 笔债权的诉讼时效 90 天内届满,余额 1,234.50 元,请催收"]);
  expect(moneyWork(project, "140725101202", "2026-11-25")).toEqual([]);
  expect(textsOn("2027-03-01")).toEqual([]);
  closeProject(project);
});

test("a bill waits from the day after it was to be paid, and only while it is open (I3 §2.1)", () => {
  const project = projectWithPostedPlot();
  const ruleUid = saveChargeRule(project, null, {
    ...{ villageCode: sampleVillage, name: "2026 年收费办法(虚构)", exemptMu: "0" },
    prices: [{ landClass: "*", grade: "*", memberFen: 9_114, nonMemberFen: 20_000 }],
    ...{ exemptPersons: [], startYear: 2026, decidedYear: 2026, chargesBackYears: false },
    ...{ roundingFen: 10, payWithinDays: 30, meetingUid: meetingOf(project, 208) },
  });
  const years = { fromYear: 2026, toYear: 2026, drawnUpOn: "2026-05-01" };
  drawUpBills(project, { ruleUid, unitCode: sampleVillage, ...years });
  expect(moneyWork(project, "", "2026-05-31")).toEqual([]);
  expect(moneyWork(project, "", "2026-06-01")).toEqual([
    {
      kind: "bills_overdue",
      text: "1 张缴费单过期没有缴清,欠 341.80 元",
      count: 1,
      target: { screen: "charges", groupCode: null, tab: "bills" },
    },
  ]);
  closeProject(project);
});
