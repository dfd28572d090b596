import { addDays } from "../../money/calendar.ts";
import { cellState, firstLack, lackOf, unknownOf } from "../cells.ts";
import { fromUnits, type RuleContext } from "../context.ts";
import { contractStatusNames, type TermWord, termWordNames } from "../contract-words.ts";
import { unitsText } from "../exact.ts";
import type { ContractFacts } from "../facts.ts";
import { defineRule, hit, none, notChecked, type RuleOutcome } from "../rule.ts";
import {
  hasProtectedTerm,
  isArable,
  isWasteLand,
  lettingSubject,
  subjectLack,
} from "../subject.ts";
import { contractDay, dayOf, isOverYears, termYears } from "../term.ts";

/** 合同法 in force: leases from before it are orange, because the cap stands in no earlier text. */
const leaseCapSince = "1999-10-01";
/** 民法典 705; the law's own number, no setting. */
const leaseCapYears = 20;

interface Term {
  readonly start: string;
  readonly end: string;
  readonly text: string;
  readonly years: string;
}

/** The term as two days, or why there is none; 长期 and 未约定 are HT-26's. */
function termOf(contract: ContractFacts): Term | RuleOutcome {
  const lack = firstLack(contract, ["startOn", "endOn"]);
  if (lack !== null) return notChecked(lack);
  const [start, end] = [dayOf(contract.startOn), dayOf(contract.endOn)];
  if (start === null || end === null || end <= start) return none;
  const years = unitsText(termYears(start, end), 1);
  return { start, end, years, text: `${start} 至 ${end},${years} 年` };
}

const isOutcome = (term: Term | RuleOutcome): term is RuleOutcome => "kind" in term;

/** More than the years that are lawful for the kind, whatever the date of signing. */
function isOverLawfulTerm(contract: ContractFacts, term: Term, wasteYears: number): boolean {
  if (contract.kind === "lease") return isOverYears(term.start, term.end, leaseCapYears);
  return isWasteLand(contract) && isOverYears(term.start, term.end, wasteYears);
}

const leaseTerm = defineRule({
  id: "HT-20",
  title: "租赁期超 20 年",
  severity: "red",
  refs: ["cc705"],
  rectification: "改:超过 20 年的部分无效,重签不超过 20 年的合同,结清多收部分",
  parameters: {},
  check: (contract) => {
    const lack = lackOf(contract, "kind");
    if (lack !== null) return notChecked(lack);
    if (contract.kind !== "lease") return none;
    const term = termOf(contract);
    if (isOutcome(term)) return term;
    if (!isOverYears(term.start, term.end, leaseCapYears)) return none;
    const day = contractDay(contract);
    const old = day !== null && day < leaseCapSince;
    const note = old ? `;签订于 ${leaseCapSince} 以前,当时规定未核` : "";
    return hit(
      { start: term.start, end: term.end },
      `租赁期 ${term.text},超过 ${leaseCapYears} 年${note}`,
      day,
      old ? { severity: "orange" } : {},
    );
  },
});

const wasteTerm = defineRule({
  id: "HT-21",
  title: "四荒承包期超上限",
  severity: "red",
  refs: ["w1", "rlc49", "rlc66"],
  rectification: "改:按本地处理意见重签法定期限,结清多交年份;受保护的补齐手续",
  decidedLocally: true,
  parameters: { years: { value: 50, title: "四荒承包最长年数" } },
  check: (contract, _context, { years }) => {
    const lack = lackOf(contract, "kind");
    if (lack !== null) return notChecked(lack);
    if (contract.kind !== "contracting") return none;
    if (contract.landClass === null && contract.landSource === null) {
      return notChecked(lackOf(contract, "landClass") ?? "");
    }
    if (!isWasteLand(contract)) return none;
    const term = termOf(contract);
    if (isOutcome(term)) return term;
    if (!isOverYears(term.start, term.end, years)) return none;
    const covered = hasProtectedTerm(contract);
    const note = covered ? ";签订于承包法施行(2003-03-01)以前,依规定承包的期限继续有效" : "";
    return hit(
      { start: term.start, end: term.end },
      `四荒承包期 ${term.text},超过 ${years} 年${note}`,
      contractDay(contract),
      { ...(covered ? { severity: "yellow" } : {}), beside: { years } },
    );
  },
});

const beyondSecondRound = defineRule({
  id: "HT-22",
  title: "耕地类超二轮承包剩余期",
  severity: "orange",
  refs: ["rlc21", "rlc38"],
  rectification: "改:缩短到承包期届满",
  parameters: {},
  check: (contract, context) => {
    if (lettingSubject(contract) === null) return notChecked(subjectLack(contract));
    if (!isArable(contract) || hasProtectedTerm(contract)) return none;
    const end = dayOf(contract.endOn);
    if (end === null) {
      const lack = lackOf(contract, "endOn");
      return lack === null ? none : notChecked(lack);
    }
    const units = context.unitsOf(contract);
    const round =
      fromUnits(units, (unit) => unit.extensionEndsOn) ??
      fromUnits(units, (unit) => unit.secondRoundEndsOn);
    if (round === null) return notChecked("该村二轮到期日未填");
    if (end <= round) return none;
    return hit(
      { end, round },
      `耕地合同到 ${end},超过本村承包期届满日 ${round}`,
      contractDay(contract),
    );
  },
});

const longTerm = defineRule({
  id: "HT-23",
  title: "期限偏长",
  severity: "yellow",
  refs: ["rlc49"],
  rectification: "改:增加定期评估和调价条款",
  decidedLocally: true,
  parameters: {
    years: { value: 15, title: "超过多少年算偏长" },
    wasteYears: { value: 50, title: "四荒承包最长年数(超过的归 HT-21)" },
  },
  check: (contract, _context, { years, wasteYears }) => {
    const term = termOf(contract);
    if (isOutcome(term)) return term;
    if (!isOverYears(term.start, term.end, years)) return none;
    if (isOverLawfulTerm(contract, term, wasteYears)) return none;
    return hit(
      { start: term.start, end: term.end },
      `期限 ${term.text},超过 ${years} 年`,
      contractDay(contract),
      { beside: { years } },
    );
  },
});

const expired = defineRule({
  id: "HT-24",
  title: "到期未收回/未续签",
  severity: "orange",
  refs: ["cc733", "cc734"],
  rectification: "收:发通知收回,或者公开竞价续签",
  parameters: {},
  check: (contract, context) => {
    const lack = firstLack(contract, ["endOn", "status"]);
    if (lack !== null) return notChecked(lack);
    const end = dayOf(contract.endOn);
    if (end === null || end >= context.asOf || contract.status === "ended") return none;
    const user = userAfterEnd(contract, context);
    if (contract.status === "expired" && user === null) return none;
    const { status } = contract;
    const state = status === null ? "" : contractStatusNames[status];
    const inUse = user === null ? "" : `,仍由 ${user} 使用`;
    return hit(
      { end, status },
      `${end} 到期,状态为“${state}”${inUse},没有收回或续签`,
      context.asOf,
    );
  },
});

/** Who still uses the land of an expired contract, by the sheet or by the field form. */
function userAfterEnd(contract: ContractFacts, context: RuleContext): string | null {
  if (contract.operator !== null) return contract.operator;
  return context.landOf(contract).find(({ tillerName }) => tillerName !== null)?.tillerName ?? null;
}

/** What stands in a start or end that is no day. */
function openEnd(contract: ContractFacts, field: "startOn" | "endOn"): string | null {
  const value = contract[field];
  const name = field === "startOn" ? "起始日期" : "终止日期";
  if (value === null) return cellState(contract, field) === "empty" ? `${name}未填` : null;
  if (dayOf(value) !== null) return null;
  return `${name}为“${termWordNames[value as TermWord]}”`;
}

const openTerm = defineRule({
  id: "HT-26",
  title: "未约定期限",
  severity: "orange",
  refs: ["cc707", "cc730"],
  rectification: "改:协商确定期限",
  parameters: {},
  check: (contract) => {
    if (contract.form === "none") return none;
    const open = (["startOn", "endOn"] as const)
      .map((field) => openEnd(contract, field))
      .filter((text) => text !== null);
    if (open.length > 0) {
      const { startOn, endOn } = contract;
      return hit({ startOn, endOn }, open.join(","), contractDay(contract));
    }
    const unknown = unknownOf(contract, "startOn") ?? unknownOf(contract, "endOn");
    return unknown === null ? none : notChecked(unknown);
  },
});

const endsSoon = defineRule({
  id: "HT-27",
  title: "即将到期",
  severity: "hint",
  refs: ["cc733"],
  rectification: "续:提前准备公开发包方案",
  parameters: { days: { value: 90, title: "提前多少天提示" } },
  check: (contract, context, { days }) => {
    const lack = lackOf(contract, "endOn");
    if (lack !== null) return notChecked(lack);
    const end = dayOf(contract.endOn);
    if (end === null || contract.status === "ended" || contract.status === "expired") return none;
    if (end < context.asOf || end > addDays(context.asOf, days)) return none;
    return hit({ end }, `${end} 到期,在 ${days} 天内`, context.asOf);
  },
});

const reserveTerm = defineRule({
  id: "HT-28",
  title: "机动地租期过长",
  severity: "orange",
  refs: ["rlc29"],
  rectification: "改:缩短期限,优先用于新增人口",
  parameters: { years: { value: 3, title: "机动地最长年数" } },
  check: (contract, context, { years }) => {
    const reserve = isReserveLand(contract, context);
    if (reserve === null) return notChecked(lackOf(contract, "landSource") ?? "土地来源未明");
    if (!reserve || hasProtectedTerm(contract)) return none;
    const term = termOf(contract);
    if (isOutcome(term)) return term;
    if (!isOverYears(term.start, term.end, years)) return none;
    return hit(
      { start: term.start, end: term.end },
      `机动地期限 ${term.text},超过 ${years} 年`,
      contractDay(contract),
      { beside: { years } },
    );
  },
});

/** 机动地 by the sheet or by a plot's DKLB 22; null where neither is known. */
export function isReserveLand(contract: ContractFacts, context: RuleContext): boolean | null {
  if (contract.landSource === "reserve") return true;
  const kinds = context.landOf(contract).flatMap(({ parcelKind }) => parcelKind ?? []);
  if (kinds.includes("22")) return true;
  return contract.landSource === null && kinds.length === 0 ? null : false;
}

/** HT-20 … HT-28 without HT-25: terms. */
export const termRules = [
  leaseTerm,
  wasteTerm,
  beyondSecondRound,
  longTerm,
  expired,
  openTerm,
  endsSoon,
  reserveTerm,
];
