import { cellState, lackOf, plainName } from "../cells.ts";
import { exactUnits } from "../exact.ts";
import { type ContractField, contractHeadings } from "../facts.ts";
import { idNumberFault } from "../id-number.ts";
import { defineRule, hit, none, notChecked } from "../rule.ts";
import { contractDay, dayOf } from "../term.ts";

const partyGone = defineRule({
  id: "HT-70",
  title: "承包方消亡",
  severity: "orange",
  refs: ["rlc54", "spc23"],
  rectification: "收:由继承人继续承包,或者收回",
  parameters: {},
  check: (contract, context) => {
    if (contract.status === "ended") return none;
    const { lessee, lesseeExists } = contract;
    if (lesseeExists === false) {
      return hit({ lesseeExists }, `承包方“${lessee ?? ""}”已不存续`, context.asOf);
    }
    const person = context.personOf(contract.idNumber);
    const diedOn = person?.diedOn ?? null;
    if (person !== undefined && diedOn !== null && diedOn <= context.asOf) {
      return hit({ diedOn }, `承包方${person.name}于 ${diedOn} 去世`, context.asOf);
    }
    if (lesseeExists === true || person !== undefined) return none;
    return notChecked(lackOf(contract, "lesseeExists") ?? "");
  },
});

const identity = defineRule({
  id: "HT-71",
  title: "身份异常",
  severity: "yellow",
  refs: [],
  rectification: "改:核对证件更正",
  parameters: {},
  check: (contract, context) => {
    const { idNumber, lessee } = contract;
    if (idNumber === null) return notChecked(lackOf(contract, "idNumber") ?? "");
    const fault = idNumberFault(idNumber);
    if (fault !== null) return hit({ idNumber }, `证件号${fault}`, context.asOf);
    const own = lessee === null ? null : plainName(lessee);
    const others = [...context.namesOfId(idNumber)].filter((name) => name !== own).sort();
    if (own === null || others.length === 0) return none;
    const names = others.join("、");
    return hit({ idNumber, others: names }, `同一证件号还登记为 ${names}`, context.asOf);
  },
});

const impossible = defineRule({
  id: "HT-90",
  title: "日期/数值非法",
  severity: "yellow",
  refs: [],
  rectification: "改:对照原件更正",
  parameters: {},
  check: (contract, context) => {
    const { signedOn, totalFen, dueFen, paidFen } = contract;
    const enteredOn = contract.registeredOn ?? context.asOf;
    const [start, end] = [dayOf(contract.startOn), dayOf(contract.endOn)];
    const areas = ["contractMu", "measuredMu"] as const;
    const faults = [
      ...(start !== null && end !== null && end <= start
        ? [`终止 ${end} 不晚于起始 ${start}`]
        : []),
      ...(signedOn !== null && signedOn > enteredOn ? [`签订日期 ${signedOn} 在将来`] : []),
      ...areas.flatMap((field) => {
        const mu = exactUnits(contract[field]);
        return mu !== null && mu <= 0n ? [`${contractHeadings[field]}为 ${contract[field]}`] : [];
      }),
      ...((exactUnits(contract.unitPriceYuan) ?? 0n) < 0n ? ["单价为负数"] : []),
      ...([totalFen, dueFen, paidFen].some((fen) => (fen ?? 0) < 0) ? ["金额为负数"] : []),
    ];
    if (faults.length > 0) return hit({ faults: faults.join(";") }, faults.join(";"), context.asOf);
    const looked: ContractField[] = ["startOn", "endOn", "signedOn", ...areas];
    const given = looked.some((field) => cellState(contract, field) === "given");
    return given ? none : notChecked("没有可核对的日期和面积");
  },
});

const repeated = defineRule({
  id: "HT-91",
  title: "疑似重复录入",
  severity: "yellow",
  refs: [],
  rectification: "改:核对后合并",
  parameters: {},
  check: (contract, context) => {
    const lack = lackOf(contract, "lessee") ?? lackOf(contract, "startOn");
    if (lack !== null) return notChecked(lack);
    const located = lackOf(contract, "plotCodes") === null || contract.place !== null;
    if (!located) return notChecked(lackOf(contract, "plotCodes") ?? "");
    const same = context
      .sameEntries(contract)
      .map(({ number, uid }) => number ?? uid)
      .sort();
    if (same.length === 0) return none;
    const numbers = same.join("、");
    return hit({ same: numbers }, `与合同 ${numbers} 的承包方、地块、起始日期相同`, context.asOf);
  },
});

const badNumber = defineRule({
  id: "HT-92",
  title: "编号不合规",
  severity: "hint",
  refs: [],
  rectification: "改:重新编号,一份合同一个编号",
  parameters: { digits: { value: 0, title: "编号应为几位(0 为不限)" } },
  check: (contract, context, { digits }) => {
    const { number } = contract;
    if (number === null) return notChecked(lackOf(contract, "number") ?? "");
    const twins = context.contractsNumbered(number).filter(({ uid }) => uid !== contract.uid);
    const words = [
      ...(twins.length > 0 ? [`还有 ${twins.length} 份合同用同一编号`] : []),
      ...(digits > 0 && [...number].length !== digits ? [`应为 ${digits} 位`] : []),
    ];
    if (words.length === 0) return none;
    const detail = `编号 ${number}:${words.join(",")}`;
    return hit({ number, twins: twins.length }, detail, contractDay(contract));
  },
});

/** HT-70, HT-71 and HT-90 … HT-92: parties and data. */
export const partyRules = [partyGone, identity, impossible, repeated, badNumber];
