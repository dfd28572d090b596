import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import {
  type IncentiveDebtor,
  type IncentiveScheme,
  incentiveOffers,
} from "../../../shared/ledger/money/incentive.ts";
import { sideTypes } from "../../../shared/ledger/money/money-types.ts";
import { stopTitles } from "../../../shared/ledger/money/outgoing-check.ts";
import type { Project } from "../project/project.ts";
import { type UnitNames, unitNames } from "../project/unit-names.ts";
import { listCharges } from "../registers/charges/charge-row.ts";
import { existingRule } from "../registers/charges/charge-rules.ts";
import { meetingDecision } from "../registers/charges/meeting-decision.ts";
import {
  existingCheck,
  listOutgoingChecks,
  noteNotices,
  type OutgoingCheck,
  printable,
  runOutgoingCheck,
  signOutgoingCheck,
} from "../registers/charges/outgoing.ts";
import { listMoneyRows } from "../registers/money/list-rows.ts";
import { refused } from "../registers/money/refuse.ts";
import { debtorOf, listSchemes } from "../registers/money/schemes.ts";
import { chargeNoticePaper } from "../sheets/money/charge-notice.ts";
import { demandNoticePaper } from "../sheets/money/demand-notice.ts";
import { outgoingCheckPaper } from "../sheets/money/outgoing-check-paper.ts";
import type { OfficePaper } from "../sheets/office-paper.ts";
import type { HandlersOf, ParsedInput } from "./handler.ts";
import { moneyPdf, paperNames, payPlaceOf } from "./money-paper-facts.ts";

function checkFacts(check: OutgoingCheck, nameOf: UnitNames) {
  return {
    ...check,
    unitName: nameOf(check.unitCode),
    paperName: paperNames[check.paper],
    items: check.items.map(({ reasons, ...item }) => ({
      ...item,
      reasons: reasons.map((reason) => ({ ...reason, title: stopTitles[reason.kind] })),
    })),
  };
}

/** Who each paper of a check is for. */
function subjectNames(project: Project, check: OutgoingCheck): ReadonlyMap<string, string> {
  const day = check.checkedOn;
  if (check.paper === "demand") {
    const rows = listMoneyRows(project, "claim", check.unitCode, day);
    return new Map(rows.map(({ row }) => [row.uid, row.party]));
  }
  return new Map(listCharges(project, check.unitCode, day).map(({ uid, payer }) => [uid, payer]));
}

interface PrintedNotice {
  readonly subjectUid: string;
  readonly amountFen: number;
  readonly paper: OfficePaper;
}

function chargeNotices(project: Project, uids: readonly string[], onDay: string): PrintedNotice[] {
  const nameOf = unitNames(project);
  const charges = new Map(listCharges(project, "", onDay).map((one) => [one.uid, one]));
  return uids.map((subjectUid) => {
    const charge = charges.get(subjectUid)!;
    const decision = meetingDecision(project, charge.meetingUid, "land");
    if (decision === null) throw refused(`${charge.number} 没有决议,不能打印。`);
    const unitName = `${nameOf(charge.villageCode)}${charge.groupCode === null ? "" : nameOf(charge.groupCode)}`;
    const paper = chargeNoticePaper({
      ...charge,
      unitName,
      roundingFen: existingRule(project, charge.ruleUid).roundingFen,
      decidedBy: decision.words,
      place: payPlaceOf(project, charge.villageCode),
    });
    return { subjectUid, amountFen: charge.amountFen, paper };
  });
}

function demandNotices(
  project: Project,
  uids: readonly string[],
  { onDay, payBy, schemeUid }: ParsedInput<"outgoing.print">,
): PrintedNotice[] {
  if (payBy === null || payBy <= onDay) {
    throw refused(`请先填写还款期限,须晚于 ${onDay}。`, { payBy });
  }
  const nameOf = unitNames(project);
  const rows = new Map(listMoneyRows(project, "claim", "", onDay).map((one) => [one.row.uid, one]));
  const scheme =
    schemeUid === null ? null : listSchemes(project, "").find((one) => one.uid === schemeUid);
  if (scheme === undefined) throw refused("所选的激励办法不存在,请重新选择。");
  return uids.map((subjectUid) => {
    const { row, account } = rows.get(subjectUid)!;
    const applies = scheme !== null && scheme.villageCode === row.villageCode;
    const debtor = { ...debtorOf(row), ...account, originalFen: row.originalFen };
    const paper = demandNoticePaper({
      ...row,
      unitName: nameOf(row.villageCode),
      typeName: sideTypes.claim[row.type] ?? row.type,
      account,
      asOf: onDay,
      payBy,
      place: payPlaceOf(project, row.villageCode),
      scheme: applies ? { name: scheme.name, offers: openOffers(scheme, debtor, onDay) } : null,
    });
    return { subjectUid, amountFen: account.balanceFen, paper };
  });
}

/** Steps of a scheme that are still to come. */
const openOffers = (scheme: IncentiveScheme, debtor: IncentiveDebtor, onDay: string) =>
  incentiveOffers(scheme, debtor).filter(({ lastDay }) => lastDay >= onDay);

export const outgoingHandlers: HandlersOf<"outgoing"> = {
  "outgoing.check": ({ paper, unitCode, onDay }, session) => {
    const project = session.project();
    return checkFacts(runOutgoingCheck(project, paper, unitCode, onDay), unitNames(project));
  },
  "outgoing.list": ({ scope }, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    const checks = listOutgoingChecks(project, scope.code);
    return { checks: checks.map((check) => checkFacts(check, nameOf)) };
  },
  "outgoing.page": async ({ uid }, session) => {
    const project = session.project();
    const check = existingCheck(project, uid);
    const names = subjectNames(project, check);
    const paper = outgoingCheckPaper({
      ...check,
      unitName: unitNames(project)(check.unitCode),
      paperName: paperNames[check.paper],
      items: check.items.map((item) => ({ ...item, subject: names.get(item.subjectUid) ?? "" })),
    });
    return await moneyPdf([paper], check.checkedOn);
  },
  "outgoing.sign": ({ uid, signedBy, signedOn }, session) => {
    const project = session.project();
    signOutgoingCheck(project, uid, signedBy, signedOn);
    return checkFacts(existingCheck(project, uid), unitNames(project));
  },
  "outgoing.print": async (input, session) => {
    const project = session.project();
    const { check, subjectUids } = printable(project, input.uid, input.onDay);
    if (check.paper === "tender") throw refused("竞价公告在竞价里登记公告后打印。");
    const notices =
      check.paper === "demand"
        ? demandNotices(project, subjectUids, input)
        : chargeNotices(project, subjectUids, input.onDay);
    const pdf = await moneyPdf(
      notices.map(({ paper }) => paper),
      input.onDay,
    );
    noteNotices(project, input.uid, check.paper, notices, input.onDay);
    return pdf;
  },
};

/** Short codes beside the codes of plots. */
export const withShortCodes = <Plot extends { readonly plotCode: string }>(
  plots: readonly Plot[],
) => plots.map((plot) => ({ ...plot, shortCode: shortPlotCode(plot.plotCode) }));
