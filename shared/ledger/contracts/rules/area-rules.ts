import { lackOf, plainName } from "../cells.ts";
import type { RuleContext } from "../context.ts";
import { exactUnits, parameterUnits, unitsText } from "../exact.ts";
import type { ContractFacts } from "../facts.ts";
import { priceOverMu } from "../prices.ts";
import { defineRule, hit, none, notChecked } from "../rule.ts";
import { lettingSubject } from "../subject.ts";
import { dayOf } from "../term.ts";

const wrongArea = defineRule({
  id: "HT-50",
  title: "面积不符",
  severity: "orange",
  refs: ["rlc22"],
  rectification: "增:双方共同丈量,多占的补费或收回,少的核减",
  parameters: {
    mu: { value: 0.1, title: "允许相差多少亩" },
    percent: { value: 5, title: "允许相差合同面积的百分之几" },
  },
  check: (contract, context, { mu, percent }) => {
    if (contract.landClass === "building" || contract.landClass === "machine") return none;
    const contractMu = exactUnits(contract.contractMu);
    if (contractMu === null) return notChecked(lackOf(contract, "contractMu") ?? "面积不是数");
    const measured = measuredOf(contract, context);
    if (measured === null) return notChecked(lackOf(contract, "measuredMu") ?? "没有实测面积");
    const difference = measured - contractMu;
    const size = difference < 0n ? -difference : difference;
    const one = parameterUnits(1);
    if (size <= parameterUnits(mu) || size * 100n * one <= parameterUnits(percent) * contractMu) {
      return none;
    }
    const measuredMu = unitsText(measured, 4);
    const price = priceOverMu(contract, measured);
    const words = [
      `合同 ${unitsText(contractMu, 4)} 亩,实测 ${measuredMu} 亩`,
      `${difference > 0n ? "多" : "少"} ${unitsText(size, 4)} 亩`,
      ...(price === null ? [] : [`按实测折合 ${unitsText(price)} 元/亩·年`]),
    ];
    return hit({ contractMu: contract.contractMu, measuredMu }, words.join(","), context.asOf);
  },
});

/** 实测面积 of the sheet, else the signed mu of all its plots where each of them has one (D11). */
function measuredOf(contract: ContractFacts, context: RuleContext): bigint | null {
  const written = exactUnits(contract.measuredMu);
  if (written !== null) return written;
  const codes = contract.plotCodes ?? [];
  const signed = context.landOf(contract).map(({ signedMu }) => exactUnits(signedMu));
  if (codes.length === 0 || signed.length < codes.length) return null;
  return signed.reduce<bigint | null>(
    (sum, mu) => (sum === null || mu === null ? null : sum + mu),
    0n,
  );
}

/** 农村土地承包经营权数据库规范: at least three directions. */
const directionsNeeded = 3;

const unclearBounds = defineRule({
  id: "HT-51",
  title: "四至不清/无图",
  severity: "yellow",
  refs: ["rlc22"],
  rectification: "补:指界上图",
  parameters: {},
  check: (contract, context) => {
    if (lettingSubject(contract) === "asset") return none;
    const directions = ["east", "south", "west", "north"] as const;
    const given = directions.filter((field) => lackOf(contract, field) === null);
    if (given.length === 0) return notChecked(lackOf(contract, "east") ?? "");
    if (given.length < directionsNeeded) {
      const detail = `四至只填了 ${given.length} 个方向,应不少于 ${directionsNeeded} 个`;
      return hit({ directions: given.length }, detail, context.asOf);
    }
    const land = context.landOf(contract);
    if (land.length === 0) return notChecked(lackOf(contract, "plotCodes") ?? "地块没有上图资料");
    const without = land.filter(({ hasShape }) => !hasShape).map(({ plotCode }) => plotCode);
    if (without.length === 0) return none;
    const plots = without.join("、");
    return hit({ plots }, `地块 ${plots} 没有图形`, context.asOf);
  },
});

const doubleLetting = defineRule({
  id: "HT-52",
  title: "重复发包/空间重叠",
  severity: "red",
  refs: ["spc19"],
  rectification: "撤:已登记的在先,生效在先的其次,合法占有的再次;其余协商处理",
  parameters: {
    mu: { value: 0.05, title: "重叠超过多少亩" },
    widthM: { value: 2, title: "重叠宽度超过多少米" },
  },
  check: (contract, context, { mu, widthM }) => {
    if (!canCollide(contract)) return none;
    const byPlot = (contract.plotCodes ?? []).flatMap((code) =>
      context.contractsOfPlot(code).filter((other) => collides(contract, other)),
    );
    const wide = context.overlapsOf(contract.uid).filter((overlap) => {
      const area = exactUnits(overlap.mu) ?? 0n;
      return area > parameterUnits(mu) && overlap.widthM > widthM;
    });
    const byShape = wide
      .flatMap(({ uids }) => uids.flatMap((uid) => context.contractOf(uid) ?? []))
      .filter((other) => collides(contract, other));
    const others = [...new Set([...byPlot, ...byShape])];
    if (others.length === 0) {
      const checked = context.overlapsCompared || (contract.plotCodes ?? []).length > 0;
      return checked ? none : notChecked(lackOf(contract, "plotCodes") ?? "地块未填");
    }
    const numbers = others.map(({ number, uid }) => number ?? uid).sort();
    const names = numbers.join("、");
    const plots = byPlot.length > 0 ? "地块编码相同" : "图形重叠";
    return hit({ others: names }, `与合同 ${names} 的土地重复(${plots})`, context.asOf);
  },
});

/** Written off, expired or never signed: it lets nothing now. */
function canCollide({ status, form }: ContractFacts): boolean {
  return status !== "ended" && status !== "expired" && form !== "none";
}

/** Another party's contract that runs at the same time. */
function collides(contract: ContractFacts, other: ContractFacts): boolean {
  if (other.uid === contract.uid || !canCollide(other)) return false;
  const [one, two] = [contract.lessee, other.lessee];
  if (one !== null && two !== null && plainName(one) === plainName(two)) return false;
  const before = (first: ContractFacts, second: ContractFacts) => {
    const [end, start] = [dayOf(first.endOn), dayOf(second.startOn)];
    return end !== null && start !== null && end <= start;
  };
  return !before(contract, other) && !before(other, contract);
}

/** HT-50 … HT-52: area and bounds. */
export const areaRules = [wrongArea, unclearBounds, doubleLetting];
