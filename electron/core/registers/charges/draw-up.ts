import { addDays } from "../../../../shared/ledger/money/calendar.ts";
import {
  type Bill,
  billOf,
  type ChargedPerson,
} from "../../../../shared/ledger/money/charge-rule.ts";
import { checkRoute } from "../../../../shared/ledger/money/disposal-routes.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { today } from "../../project/today.ts";
import { refused } from "../money/refuse.ts";
import { existingRule, type StoredChargeRule } from "./charge-rules.ts";
import { meetingDecision } from "./meeting-decision.ts";
import { readStandings, type StandingFacts } from "./plot-standing.ts";

/** Bills of a village or group for whole years. */
export interface DrawUpRequest {
  readonly ruleUid: string;
  /** 12 or 14 digits. */
  readonly unitCode: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly drawnUpOn: string;
}

/** A plot that gets no bill, and why. */
export interface LeftOutPlot {
  readonly plotCode: string;
  readonly reasons: readonly string[];
}

export interface PlannedBill {
  readonly charged: ChargedPerson & {
    readonly idNumber: string | null;
    readonly phone: string | null;
  };
  readonly bill: Bill;
  readonly groupCode: string;
}

export interface BillPlan {
  readonly bills: readonly PlannedBill[];
  readonly leftOut: readonly LeftOutPlot[];
}

const notAsked = {
  noticeGiven: false,
  outsideGrowingSeason: false,
  bothSigned: false,
  serviceContractSigned: false,
  toOutsider: false,
  townApproval: null,
};

/**
 * What bills would be drawn up: signed mu × voted price × years for every plot whose posted route is 补签补费
 * and that nothing stands against (D35, D37); every other plot of that route is listed with its reasons.
 */
export function planBills(project: Project, request: DrawUpRequest): BillPlan {
  const rule = existingRule(project, request.ruleUid);
  if (!request.unitCode.startsWith(rule.villageCode)) throw refused("这个收费办法是别的村定的。");
  if (request.drawnUpOn > today(project)) throw refused("开单日期还没有到。");
  const decision = meetingDecision(project, rule.meetingUid, "land");
  const leftOut: LeftOutPlot[] = [];
  const fitting: StandingFacts[] = [];
  const taken = billedPlots(project, request.fromYear, request.toYear);
  for (const facts of readStandings(project, request.unitCode, request.drawnUpOn).values()) {
    if (facts.route !== "charge") continue;
    const standing = {
      ...facts.standing,
      resolution: decision?.isReached === true ? decision.words : null,
      priceSet: rule.prices.length > 0,
    };
    const { blocks, missing } = checkRoute("charge", standing, {
      ...notAsked,
      onDay: request.drawnUpOn,
    });
    const reasons = [
      ...blocks.map(({ text, article }) => `${text}(${article})`),
      ...missing,
      ...(facts.form?.values.tillerName == null ? ["现场核查表未填现耕种人"] : []),
      ...(facts.form?.values.isMember == null ? ["现场核查表未填是否本集体成员"] : []),
      ...(taken.has(standing.plotCode) ? [`${taken.get(standing.plotCode)} 已经收了这一年度`] : []),
    ];
    if (reasons.length > 0) leftOut.push({ plotCode: standing.plotCode, reasons });
    else fitting.push(facts);
  }
  const { bills, refusedPlots } = billsOf(rule, fitting, request);
  return { bills, leftOut: [...leftOut, ...refusedPlots] };
}

/** Bills standing for any of the years, by plot. */
function billedPlots({ db }: Project, from: number, to: number): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[number, number], [string, string]>(
      `SELECT l.plot_code, c.number FROM charge_line l JOIN charge c ON c.uid = l.charge_uid
       WHERE c.withdrawn_on IS NULL AND c.from_year <= ? AND c.to_year >= ?`,
    )
    .raw()
    .all(to, from);
  return new Map(rows);
}

/** One person's plots are one bill: by the document's number, else by name and group. */
function billsOf(
  rule: StoredChargeRule,
  plots: readonly StandingFacts[],
  { fromYear, toYear }: DrawUpRequest,
): { readonly bills: PlannedBill[]; readonly refusedPlots: LeftOutPlot[] } {
  const people = Map.groupBy(plots, ({ form, groupCode }) => {
    const { tillerIdNumber, tillerName } = form!.values;
    return tillerIdNumber ?? `${groupCode} ${tillerName}`;
  });
  const bills: PlannedBill[] = [];
  const refusedPlots: LeftOutPlot[] = [];
  for (const own of people.values()) {
    const { tillerName, tillerIdNumber, tillerPhone, isMember } = own[0]!.form!.values;
    const charged = {
      person: tillerName ?? "",
      member: isMember === true,
      idNumber: tillerIdNumber,
      phone: tillerPhone,
      plots: own.map(({ standing, landClass, form }) => ({
        plotCode: standing.plotCode,
        landClass,
        grade: form?.values.irrigation ?? "",
        signedMu: standing.signedMu!,
      })),
    };
    const outcome = billOf(rule, charged, { from: fromYear, to: toYear });
    if (outcome.kind === "bill") {
      bills.push({ charged, bill: outcome.bill, groupCode: own[0]!.groupCode });
    } else {
      const reasons = outcome.faults.map(({ text }) => text);
      for (const { standing } of own) refusedPlots.push({ plotCode: standing.plotCode, reasons });
    }
  }
  return { bills, refusedPlots };
}

/** Draws up the bills of a plan; undoable. Returns their uids. Throws `money.refused` where there is none. */
export function drawUpBills(project: Project, request: DrawUpRequest): string[] {
  const { bills, leftOut } = planBills(project, request);
  if (bills.length === 0) {
    const [first] = leftOut;
    const why = first === undefined ? "没有处置为“补签补费”的图斑" : first.reasons.join(";");
    throw refused(`没有可开的缴费单:${why}。`, { leftOut: leftOut.length });
  }
  const rule = existingRule(project, request.ruleUid);
  return runCommand(project, { command: "charges.drawUp", undoable: true }, (recorder) => {
    let next = lastNumber(project, request.drawnUpOn.slice(0, 4));
    return bills.map((planned) => writeBill(recorder, planned, rule, request, ++next));
  });
}

const prefixOf = (year: string) => `JF-${year}-`;

function lastNumber({ db }: Project, year: string): number {
  const prefix = prefixOf(year);
  const numbers = db.prepare<[string], string>(
    "SELECT number FROM charge WHERE number LIKE ? || '%'",
  );
  return numbers
    .pluck()
    .all(prefix)
    .reduce((most, number) => Math.max(most, Number(number.slice(prefix.length)) || 0), 0);
}

function writeBill(
  recorder: Recorder,
  { charged, bill, groupCode }: PlannedBill,
  rule: StoredChargeRule,
  { drawnUpOn }: DrawUpRequest,
  serial: number,
): string {
  const charge_uid = recorder.insert("charge", {
    number: `${prefixOf(drawnUpOn.slice(0, 4))}${String(serial).padStart(4, "0")}`,
    village_code: rule.villageCode,
    group_code: groupCode,
    rule_uid: rule.uid,
    meeting_uid: rule.meetingUid,
    payer: charged.person,
    payer_id_number: charged.idNumber,
    payer_phone: charged.phone,
    is_member: Number(charged.member),
    from_year: bill.fromYear,
    to_year: bill.toYear,
    drawn_up_on: drawnUpOn,
    due_on: addDays(drawnUpOn, rule.payWithinDays),
    amount_fen: bill.amountFen,
    exemption: bill.exemption,
  });
  for (const line of bill.lines) {
    const plot = charged.plots.find(({ plotCode }) => plotCode === line.plotCode)!;
    recorder.insert("charge_line", {
      charge_uid,
      plot_code: line.plotCode,
      land_class: plot.landClass,
      grade: plot.grade,
      signed_mu: line.signedMu,
      exempt_mu: line.exemptMu,
      charged_mu: line.chargedMu,
      price_fen: line.priceFen,
      years: line.years,
    });
  }
  return charge_uid;
}

/** Takes a bill back with a reason; what was paid for it stands in the way. Undoable. */
export function withdrawBill(project: Project, uid: string, reason: string, on: string): void {
  const { db } = project;
  const bill = db
    .prepare<[string], { number: string; withdrawn_on: string | null }>(
      "SELECT number, withdrawn_on FROM charge WHERE uid = ?",
    )
    .get(uid);
  if (bill === undefined) throw refused("这张缴费单不存在,请刷新后重试。", { uid });
  if (bill.withdrawn_on !== null) throw refused(`${bill.number} 已经撤回。`);
  const paid = db
    .prepare("SELECT 1 FROM receipt WHERE target_kind = 'charge' AND target_uid = ?")
    .get(uid);
  if (paid !== undefined) throw refused(`${bill.number} 已有收款,不能撤回;请先核对收款。`);
  runCommand(project, { command: "charges.withdraw", undoable: true }, ({ update }) => {
    update("charge", uid, { withdrawn_on: on, withdrawn_reason: reason });
  });
}
