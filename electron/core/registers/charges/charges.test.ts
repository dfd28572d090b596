import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../project/event-log.ts";
import { closeProject, type Project } from "../../project/project.ts";
import { removeTemporaryFolders } from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { verifyProject } from "../../project/verify.ts";
import { addReceipt } from "../money/receipts.ts";
import { listCharges } from "./charge-row.ts";
import { type StoredChargeRule, saveChargeRule } from "./charge-rules.ts";
import { drawUpBills, planBills, withdrawBill } from "./draw-up.ts";
import { noteNotices, printable, runOutgoingCheck, signOutgoingCheck } from "./outgoing.ts";
import { chooseRoute, concludeRoute, openRoute } from "./routes.ts";
import {
  meetingOf,
  projectWithPostedPlot,
  samplePlot,
  sampleVillage,
} from "./testing/posted-plot.ts";

afterAll(removeTemporaryFolders);

const messageOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "nothing was thrown";
};

function ruleOf(meetingUid: string | null, rule: Partial<StoredChargeRule> = {}) {
  return {
    ...{ villageCode: sampleVillage, name: "2026 年收费办法(虚构)", exemptMu: "0" },
    prices: [{ landClass: "*", grade: "*", memberFen: 9_114, nonMemberFen: 20_000 }],
    ...{ exemptPersons: [], startYear: 2026, decidedYear: 2026, chargesBackYears: false },
    ...{ roundingFen: 10 as const, payWithinDays: 30, meetingUid },
    ...rule,
  };
}

/** Draws up what a rule of that meeting brings on 1 May 2026. */
function request(
  project: Project,
  meetingUid: string | null,
  rule: Partial<StoredChargeRule> = {},
) {
  const ruleUid = saveChargeRule(project, null, ruleOf(meetingUid, rule));
  const years = { fromYear: 2026, toYear: 2026, drawnUpOn: "2026-05-01" };
  return { ruleUid, unitCode: sampleVillage, ...years };
}

const reasonsOf = (project: Project, asked: Parameters<typeof planBills>[1]) =>
  planBills(project, asked)
    .leftOut.flatMap(({ reasons }) => reasons)
    .join();

test("D37, V8: signed mu × voted price, rounded once to the village's unit; undo takes the bill back", () => {
  const project = projectWithPostedPlot();
  const asked = request(project, meetingOf(project, 208));
  drawUpBills(project, asked);
  const [bill] = listCharges(project, sampleVillage, "2026-05-01");
  // 3.75 × 91.14 = 341.775, to the jiao 341.80.
  expect(bill).toMatchObject({
    ...{ number: "JF-2026-0001", payer: "李四(虚构)", amountFen: 34_180, dueOn: "2026-05-31" },
    lines: [{ plotCode: samplePlot, signedMu: "3.75", priceFen: 9_114, years: 1 }],
  });
  expect(reasonsOf(project, asked)).toContain("JF-2026-0001 已经收了这一年度");
  undoLast(project);
  expect(listCharges(project, sampleVillage, "2026-05-01")).toEqual([]);
  closeProject(project);
});

test.each([
  ["a vote below the line", (p: Project) => request(p, meetingOf(p, 207)), "形成决议"],
  ["no meeting", (p: Project) => request(p, null), "形成决议"],
  [
    "a posting that is not over",
    (p: Project) => ({ ...request(p, meetingOf(p, 208)), drawnUpOn: "2026-04-08" }),
    "等公示期满",
  ],
  [
    "back years that nobody voted",
    (p: Project) => ({
      ...request(p, meetingOf(p, 208), { startYear: 2020 }),
      fromYear: 2024,
    }),
    "未决定补收以前年度",
  ],
  [
    "a class without a price",
    (p: Project) =>
      request(p, meetingOf(p, 208), {
        prices: [{ landClass: "水浇地", grade: "*", memberFen: 1, nonMemberFen: 1 }],
      }),
    "没有议定单价",
  ],
])("no bill: %s, told with the plot", (_case, ask, words) => {
  const project = projectWithPostedPlot();
  const asked = ask(project);
  expect(planBills(project, asked).bills).toEqual([]);
  expect(reasonsOf(project, asked)).toContain(words);
  expect(messageOf(() => drawUpBills(project, asked))).toContain("没有可开的缴费单");
  closeProject(project);
});

test("V7, D35: land in a valid contract gets no bill, only renegotiation; the attempt is logged", () => {
  const project = projectWithPostedPlot();
  runCommand(project, { command: "contracts.sample", undoable: false }, ({ insert }) => {
    const contract = { standing: "registered", origin: "typed", village_code: sampleVillage };
    const contract_uid = insert("contract", { ...contract, number: "HT-2019-3" });
    insert("contract_object", { contract_uid, kind: "plot", code: samplePlot });
  });
  const meetingUid = meetingOf(project, 208);
  expect(reasonsOf(project, request(project, meetingUid))).toContain("只能重新协商");
  const asked = {
    ...{ onDay: "2026-05-01", meetingUid, priceSet: true, noticeGiven: true },
    ...{ outsideGrowingSeason: true, bothSigned: true, serviceContractSigned: true },
    ...{ toOutsider: false, townApproval: null, plotCode: samplePlot, contract: {}, note: null },
  };
  const choose = () => chooseRoute(project, { ...asked, route: "charge" });
  expect(messageOf(choose)).toContain("民法典第四百六十五条、第五百三十三条");
  const last = project.db.prepare("SELECT command FROM event ORDER BY id DESC LIMIT 1").pluck();
  expect(last.get()).toBe("routes.blocked");
  closeProject(project);
});

test.each([
  ["the terms at hand", { landSource: "waste" }],
  ["a contract that is over", {}],
] as const)("承包法 48: land called 四荒 by %s waits until its class is known", (how, contract) => {
  const project = projectWithPostedPlot({ route: "let" });
  if (how !== "the terms at hand") {
    runCommand(project, { command: "contracts.sample", undoable: false }, ({ insert }) => {
      const over = { standing: "registered", origin: "typed", village_code: sampleVillage };
      const ended = { land_class: "waste", status: "ended", end_on: "2020-12-31" };
      const contract_uid = insert("contract", { ...over, ...ended, number: "HT-2001-1" });
      insert("contract_object", { contract_uid, kind: "plot", code: samplePlot });
    });
  }
  const asked = {
    ...{ onDay: "2026-05-01", meetingUid: meetingOf(project, 208), priceSet: true },
    ...{ noticeGiven: true, outsideGrowingSeason: true, bothSigned: true, note: null, contract },
    ...{ serviceContractSigned: true, toOutsider: false, townApproval: null },
  };
  const message = messageOf(() =>
    chooseRoute(project, { ...asked, plotCode: samplePlot, route: "let" }),
  );
  expect(message).toContain("查明地类:合同叫“四荒”,三调地类未核");
  closeProject(project);
});

test.each([
  ["charge", []],
  ["entrust", [{ kind: "entrusted", mu: "3.75", yearly_gain_fen: 34_178 }]],
] as const)(
  "%s: 已处置 only once the drafted contract is signed and registered; one undo takes it all back",
  (route, events) => {
    const project = projectWithPostedPlot({ route });
    const meetingUid = meetingOf(project, 208);
    chooseRoute(project, {
      ...{ onDay: "2026-05-01", meetingUid, priceSet: true, noticeGiven: false },
      ...{ outsideGrowingSeason: false, bothSigned: false, serviceContractSigned: true },
      ...{ toOutsider: false, townApproval: null, plotCode: samplePlot, route },
      ...{ contract: { lessee: "李四(虚构)", unitPriceYuan: "91.14" }, note: null },
    });
    const { contractUid } = openRoute(project, samplePlot)!;
    const contract = () =>
      project.db.prepare("SELECT * FROM contract WHERE uid = ?").get(contractUid);
    expect(contract()).toMatchObject({
      standing: "proposed",
      contract_mu: "3.75",
      signed_on: null,
    });
    expect(messageOf(() => concludeRoute(project, samplePlot))).toContain("签订后才算已处置");
    runCommand(project, { command: "sample", undoable: false }, ({ insert, update }) => {
      update("contract", contractUid!, {
        ...{ standing: "registered", signed_on: "2026-05-10", number: "HT-9" },
      });
      const posting_plot_uid = String(
        project.db.prepare("SELECT uid FROM posting_plot").pluck().get(),
      );
      const by = { confirmed_by: "孙八(虚构)", confirmed_on: "2026-04-10" };
      insert("plot_confirmation", { posting_plot_uid, ...by });
    });
    concludeRoute(project, samplePlot);
    expect(project.db.prepare("SELECT document FROM plot_disposal").pluck().get()).toBe(
      "合同 HT-9",
    );
    const noted = project.db.prepare("SELECT kind, mu, yearly_gain_fen FROM land_event");
    expect(noted.all()).toEqual(events);
    undoLast(project);
    expect(project.db.prepare("SELECT count(*) FROM plot_disposal").pluck().get()).toBe(0);
    expect(noted.all()).toEqual([]);
    closeProject(project);
  },
);

test("出账前体检: nothing is printed unsigned, and what came up since is not printed either", async () => {
  const project = projectWithPostedPlot();
  const [uid = ""] = drawUpBills(project, request(project, meetingOf(project, 208)));
  const check = runOutgoingCheck(project, "chargeNotice", sampleVillage, "2026-05-02");
  expect(check.headline).toBe("可发 1 份,停发 0 份");
  expect(messageOf(() => printable(project, check.uid, "2026-05-03"))).toContain("还没有签字");
  signOutgoingCheck(project, check.uid, "赵六(虚构)", "2026-05-02");
  expect(printable(project, check.uid, "2026-05-03").subjectUids).toEqual([uid]);
  noteNotices(
    project,
    check.uid,
    "chargeNotice",
    [{ subjectUid: uid, amountFen: 1 }],
    "2026-05-03",
  );
  runCommand(project, { command: "posting.sample", undoable: false }, ({ insert }) => {
    const of = (table: string) =>
      String(project.db.prepare(`SELECT uid FROM ${table}`).pluck().get());
    const objected = { objector_name: "钱七(虚构)", objected_on: "2026-04-03", content: "面积" };
    const objection_uid = insert("posting_objection", {
      posting_uid: of("posting"),
      ...objected,
    });
    insert("objection_plot", { objection_uid, posting_plot_uid: of("posting_plot") });
  });
  expect(messageOf(() => printable(project, check.uid, "2026-05-03"))).toContain("没有可发的文书");
  const again = runOutgoingCheck(project, "chargeNotice", sampleVillage, "2026-05-04");
  expect(again.headline).toBe("可发 0 份,停发 1 份");
  expect(again.items[0]?.reasons.map(({ kind }) => kind)).toEqual(["objection"]);
  const { path } = project;
  closeProject(project);
  expect((await verifyProject(path)).checks.filter(({ ok }) => !ok)).toEqual([]);
});

test("a bill that was paid for is not withdrawn, one that was withdrawn takes no money", () => {
  const project = projectWithPostedPlot();
  const [uid = ""] = drawUpBills(project, request(project, meetingOf(project, 208)));
  const paid = {
    receivedOn: "2026-05-20",
    amountFen: 34_180,
    receiptNumber: "1",
    payer: null,
    note: null,
  };
  const target = { number: "JF-2026-0001", villageCode: sampleVillage };
  expect(messageOf(() => addReceipt(project, target, { ...paid, amountFen: 34_181 }))).toContain(
    "超过",
  );
  addReceipt(project, target, paid);
  expect(messageOf(() => withdrawBill(project, uid, "算错", "2026-05-21"))).toContain("已有收款");
  undoLast(project);
  withdrawBill(project, uid, "算错(虚构)", "2026-05-21");
  expect(messageOf(() => addReceipt(project, target, paid))).toContain("没有编号");
  closeProject(project);
});
