import { yuanText } from "../../money/amount-words.ts";
import { addDays } from "../../money/calendar.ts";
import { type LimitationEvent, limitationOf } from "../../money/limitation.ts";
import { arrearsAge, arrearsAgeNames, arrearsOf } from "../arrears.ts";
import { lackOf } from "../cells.ts";
import { fromUnits, type RuleContext } from "../context.ts";
import type { ContractFacts } from "../facts.ts";
import { defineRule, hit, none, notChecked } from "../rule.ts";

const arrears = defineRule({
  id: "HT-40",
  title: "拖欠承包费",
  severity: "orange",
  refs: ["cc577", "cc722", "rlc59"],
  rectification: "诉:催收,订还款计划;仍不付的解除或者起诉",
  parameters: {
    yuan: { value: 0, title: "欠款超过多少元" },
    days: { value: 30, title: "逾期超过多少天" },
  },
  check: (contract, context, { yuan, days }) => {
    const owed = arrearsOf(contract, context);
    if (owed === null) return none;
    if ("reason" in owed) return notChecked(owed.reason);
    if (owed.fen <= yuan * 100 || context.asOf <= addDays(owed.since, days)) return none;
    const age = arrearsAge(owed.since, context.asOf);
    return hit(
      { arrearsFen: owed.fen, since: owed.since },
      `欠缴 ${yuanText(owed.fen)} 元,自 ${owed.since} 起,${arrearsAgeNames[age]}`,
      context.asOf,
      { ...(age === "over_3" ? { severity: "red" } : {}), beside: { age } },
    );
  },
});

const booksDiffer = defineRule({
  id: "HT-41",
  title: "账实不符",
  severity: "red",
  refs: ["rco35", "rco44"],
  rectification: "收:账内账外核对,审计",
  parameters: {},
  check: (contract, context) => {
    const lack = lackOf(contract, "paidFen");
    if (lack !== null) return notChecked(lack);
    const receipts = context.receiptsOf(contract.uid);
    if (receipts.length === 0 && !hasBooks(contract, context)) {
      return notChecked("没有收据,该村未标明档案已录");
    }
    const paidFen = contract.paidFen ?? 0;
    const receivedFen = receipts.reduce((sum, { fen }) => sum + fen, 0);
    // The sheet may have been filled before or after its claim was paid: both sums are in order.
    const settled = context.claimSettlementsOf(contract.uid);
    const onClaimFen = settled.reduce((sum, one) => sum + one.receivedFen, 0);
    if (paidFen === receivedFen || paidFen === receivedFen - onClaimFen) return none;
    const detail = `台账已缴 ${yuanText(paidFen)} 元,收据合计 ${yuanText(receivedFen)} 元`;
    return hit({ paidFen, receivedFen }, detail, context.asOf);
  },
});

function hasBooks(contract: ContractFacts, context: RuleContext): boolean {
  const units = context.unitsOf(contract);
  return fromUnits(units, (unit) => unit.papersRecorded || null) === true;
}

const offBook = defineRule({
  id: "HT-42",
  title: "收入未入账/公款私存",
  severity: "red",
  refs: ["rco35", "rco44"],
  rectification: "收:限期入账上交,报纪委核查",
  parameters: {},
  check: (contract, context) => {
    const receipts = context.receiptsOf(contract.uid);
    if (receipts.length === 0) return notChecked("没有收据");
    const personal = receipts.filter(({ personalAccount }) => personalAccount === true);
    const books = hasBooks(contract, context);
    const unbooked = books ? receipts.filter(({ voucherNumber }) => voucherNumber === null) : [];
    if (personal.length === 0 && unbooked.length === 0) {
      return books ? none : notChecked("该村未标明档案已录,凭证未核");
    }
    const numbers = (list: typeof receipts) => list.map(({ number }) => number).join("、");
    const words = [
      ...(personal.length > 0 ? [`收据 ${numbers(personal)} 的款进了个人账户`] : []),
      ...(unbooked.length > 0 ? [`收据 ${numbers(unbooked)} 没有记账凭证`] : []),
    ];
    const values = { personal: numbers(personal), unbooked: numbers(unbooked) };
    return hit(values, words.join(";"), context.asOf);
  },
});

const idle = defineRule({
  id: "HT-43",
  title: "撂荒/包而不治",
  severity: "orange",
  refs: ["rlc42", "rlc64"],
  rectification: "收:催告复耕,仍撂荒的收回",
  parameters: { years: { value: 2, title: "连续撂荒几年" } },
  check: (contract, context, { years }) => {
    if (contract.status === "ended") return none;
    const land = context.landOf(contract).filter(({ idleYears }) => idleYears !== null);
    if (land.length === 0) {
      return notChecked(lackOf(contract, "plotCodes") ?? "地块没有现场核查表");
    }
    const idlePlots = land.filter(({ idleYears }) => (idleYears ?? 0) >= years);
    if (idlePlots.length === 0) return none;
    const words = idlePlots.map(({ plotCode, idleYears }) => `${plotCode} 撂荒 ${idleYears} 年`);
    // The years grow by themselves; since when it lies idle stays.
    const year = Number(context.asOf.slice(0, 4));
    const since = idlePlots.map((plot) => `${plot.plotCode} ${year - (plot.idleYears ?? 0)}`);
    const idle = words.join("、");
    return hit({ idleSince: since.join("、") }, idle, context.asOf, { beside: { idle } });
  },
});

const limitation = defineRule({
  id: "HT-44",
  title: "时效将届满",
  severity: "orange",
  refs: ["cc188", "cc195"],
  rectification: "诉:立即送达催缴通知,留回执",
  parameters: { days: { value: 180, title: "届满前多少天提示" } },
  check: (contract, context, { days }) => {
    const owed = arrearsOf(contract, context);
    if (owed === null) return none;
    if ("reason" in owed) return notChecked(owed.reason);
    const counted = limitationOf(
      {
        dueDates: owed.dueDates,
        rent: true,
        returnOfProperty: false,
        events: eventsOf(contract, context),
      },
      context.asOf,
    );
    if (counted.kind !== "counted") return none;
    // The earlier of both readings: a letter too much costs a stamp.
    const { expiresOn, daysLeft } = counted.transition;
    if (daysLeft > days) return none;
    const state = daysLeft < 0 ? "可能已经届满,债权仍在,对方可以抗辩" : `还有 ${daysLeft} 天`;
    const detail = `欠缴 ${yuanText(owed.fen)} 元,诉讼时效到 ${expiresOn},${state}`;
    const beside = { expired: daysLeft < 0 };
    return hit({ arrearsFen: owed.fen, expiresOn }, detail, context.asOf, { beside });
  },
});

/** Demands and suits, and every payment, which acknowledges the rest. */
function eventsOf({ uid }: ContractFacts, context: RuleContext): LimitationEvent[] {
  return [
    ...context.demandsOf(uid).map(({ kind, on }) => ({ kind, date: on })),
    ...context.receiptsOf(uid).map(({ on }) => ({ kind: "partPayment" as const, date: on })),
  ];
}

const setOff = defineRule({
  id: "HT-45",
  title: "抵债/以地抵欠",
  severity: "yellow",
  refs: ["cc568"],
  rectification: "补:双方签抵销确认书入账",
  parameters: {},
  check: (contract, context) => {
    const receipts = context.receiptsOf(contract.uid);
    if (receipts.length === 0) return notChecked("没有收据");
    const without = receipts.filter((receipt) => receipt.setOff);
    const hasSheet = context.papersOf(contract.uid).some(({ kind }) => kind === "set_off_sheet");
    if (without.length === 0 || hasSheet) return none;
    const numbers = without.map(({ number }) => number).join("、");
    const fen = without.reduce((sum, receipt) => sum + receipt.fen, 0);
    const detail = `${yuanText(fen)} 元以抵销交付(${numbers}),没有双方确认书`;
    return hit({ receipts: numbers, fen }, detail, context.asOf);
  },
});

/** HT-40 … HT-45: performance. */
export const performanceRules = [arrears, booksDiffer, offBook, idle, limitation, setOff];
