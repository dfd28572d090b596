import { cellState, isSaid, lackOf, saysNone } from "../cells.ts";
import { contractLandClasses, contractLandClassNames } from "../contract-words.ts";
import { exactUnits, parameterUnits, unitsText } from "../exact.ts";
import type { ContractFacts } from "../facts.ts";
import { contractPrice } from "../prices.ts";
import { defineRule, hit, none, notChecked, type RuleParameter } from "../rule.ts";
import { contractDay, dayOf, isOverYears, termYears } from "../term.ts";

type FloorName = `floor_${(typeof contractLandClasses)[number]}`;

/** A floor for each class, 0 where the county has none. */
const floors = Object.fromEntries(
  contractLandClasses.map((one) => [
    `floor_${one}`,
    { value: 0, title: `${contractLandClassNames[one]}最低价(元/亩·年,0 为不设)` },
  ]),
) as Record<FloorName, RuleParameter>;

const lowPrice = defineRule({
  id: "HT-30",
  title: "价格明显偏低",
  severity: "orange",
  refs: ["cc151", "cc533"],
  rectification: "增:协商提高承包费;谈不成的依法处理,不得单方加收",
  decidedLocally: true,
  parameters: {
    percent: { value: 50, title: "低于同类中位价的百分之几" },
    years: { value: 3, title: "同类合同签订时间相差不超过几年" },
    peers: { value: 5, title: "同类合同至少几份" },
    ...floors,
  },
  check: (contract, context, parameters) => {
    if (contract.form === "none") return none;
    if (contract.kind !== "lease" && contract.kind !== "contracting") {
      const lack = lackOf(contract, "kind");
      return lack === null ? none : notChecked(lack);
    }
    const price = contractPrice(contract);
    if (price === null) return notChecked(lackOf(contract, "unitPriceYuan") ?? "单价未填");
    // Free use is HT-31's.
    if (price <= 0n) return none;
    const { landClass } = contract;
    if (landClass === null) return notChecked(lackOf(contract, "landClass") ?? "");
    const day = contractDay(contract);
    const priceYuan = unitsText(price);
    const floor = parameterUnits(parameters[`floor_${landClass}`]);
    if (price < floor) {
      const floorYuan = unitsText(floor);
      const detail = `单价 ${priceYuan} 元/亩·年,低于${contractLandClassNames[landClass]}最低价 ${floorYuan} 元`;
      return hit({ priceYuan, landClass }, detail, day, { beside: { floorYuan } });
    }
    const group = context.prices.peersOf(contract, parameters.years);
    if (group === null) return notChecked(lackOf(contract, "signedOn") ?? "签订日期未填");
    if (group.medianDoubled === null || group.peers.length < parameters.peers) {
      return notChecked("同类不足,未核");
    }
    const limit = parameterUnits(parameters.percent) * group.medianDoubled;
    if (price * 200n * parameterUnits(1) >= limit) return none;
    const medianYuan = unitsText(group.medianDoubled / 2n);
    const span = `${group.from.slice(0, 4)}–${group.to.slice(0, 4)} 年`;
    const detail =
      `单价 ${priceYuan} 元/亩·年,不到同类中位价 ${medianYuan} 元的 ${parameters.percent}%` +
      `(同乡镇、${contractLandClassNames[landClass]}、${span}签订的 ${group.peers.length} 份)`;
    const beside = { medianYuan, percent: parameters.percent };
    return hit({ priceYuan, landClass }, detail, day, { beside });
  },
});

const freeUse = defineRule({
  id: "HT-31",
  title: "无偿占用",
  severity: "red",
  refs: ["cc265"],
  rectification: "补:签合同收费,或者收回",
  parameters: {},
  check: (contract, context) => {
    const { kind, status, unitPriceYuan, totalFen } = contract;
    if (kind === "works" || kind === "investment" || kind === "share") return none;
    if (status === "ended") return none;
    const unit = exactUnits(unitPriceYuan);
    if ((unit ?? 0n) !== 0n || (totalFen ?? 0) !== 0) return none;
    if (unit === null && totalFen === null) {
      const unknown = (["unitPriceYuan", "totalFen"] as const).find(
        (field) => cellState(contract, field) !== "empty",
      );
      if (unknown !== undefined) return notChecked(lackOf(contract, unknown) ?? "");
    }
    const user = contract.operator ?? contract.lessee;
    const who = user === null ? "" : `,使用人 ${user}`;
    const detail = unit === null && totalFen === null ? "单价和总价都未填" : "价款为 0";
    return hit({ unitPriceYuan, totalFen }, `${detail}${who}`, context.asOf);
  },
});

const noEscalation = defineRule({
  id: "HT-32",
  title: "无递增/调价机制",
  severity: "yellow",
  refs: ["cc470"],
  rectification: "改:补充递增或定期调价条款",
  decidedLocally: true,
  parameters: { years: { value: 5, title: "超过多少年应有调价条款" } },
  check: (contract, _context, { years }) => {
    if (contract.form === "none") return none;
    const lack = lackOf(contract, "escalation");
    if (lack !== null) return notChecked(lack);
    const { escalation } = contract;
    if (escalation === null || !saysNone(escalation)) return none;
    const [start, end] = [dayOf(contract.startOn), dayOf(contract.endOn)];
    if (start === null || end === null) return notChecked("起止日期不全");
    if (!isOverYears(start, end, years)) return none;
    const term = unitsText(termYears(start, end), 1);
    const detail = `期限 ${term} 年,没有递增条款`;
    return hit({ start, end }, detail, contractDay(contract), { beside: { years } });
  },
});

const prepaid = defineRule({
  id: "HT-33",
  title: "一次性收取多年(寅吃卯粮)",
  severity: "orange",
  refs: ["rco35"],
  rectification: "维持:已交年份予以承认,不得重复收取;今后按年收取",
  decidedLocally: true,
  parameters: { years: { value: 5, title: "一次预收超过几年(村委会一届五年)" } },
  check: (contract, _context, { years }) => {
    const prepaidYears = prepaidYearsOf(contract);
    if (prepaidYears === null) {
      return notChecked(lackOf(contract, "prepaidYears") ?? "预收年数未填");
    }
    if (prepaidYears <= parameterUnits(years)) return none;
    const text = unitsText(prepaidYears, 1);
    return hit(
      { prepaidYears: text },
      `一次预收 ${text} 年,超过 ${years} 年`,
      contractDay(contract),
      { beside: { years } },
    );
  },
});

/** Years paid ahead in millionths: as written, or the whole term where it was paid in one sum. */
function prepaidYearsOf({ prepaidYears, payment, startOn, endOn }: ContractFacts): bigint | null {
  if (prepaidYears !== null) return parameterUnits(prepaidYears);
  const [start, end] = [dayOf(startOn), dayOf(endOn)];
  if (payment !== null && payment !== "once") return 0n;
  return payment === "once" && start !== null && end !== null ? termYears(start, end) : null;
}

const buyBack = defineRule({
  id: "HT-34",
  title: "“冤大头”条款",
  severity: "orange",
  refs: ["cc151"],
  rectification: "改:协商修改回购、作价条款",
  parameters: {},
  check: (contract) => {
    const lack = lackOf(contract, "buyBack");
    if (lack !== null) return notChecked(lack);
    const clause = contract.buyBack;
    if (!isSaid(clause)) return none;
    return hit({ buyBack: clause }, `回购条款:${clause}`, contractDay(contract));
  },
});

const contradictory = defineRule({
  id: "HT-35",
  title: "金额自相矛盾",
  severity: "yellow",
  refs: ["cc470"],
  rectification: "改:对照原件更正",
  parameters: { percent: { value: 1, title: "允许相差总价的百分之几" } },
  check: (contract, _context, { percent }) => {
    const { totalFen } = contract;
    const [mu, unit] = [exactUnits(contract.contractMu), exactUnits(contract.unitPriceYuan)];
    const [start, end] = [dayOf(contract.startOn), dayOf(contract.endOn)];
    if (mu === null || unit === null || totalFen === null || start === null || end === null) {
      const fields = ["contractMu", "unitPriceYuan", "totalFen", "startOn", "endOn"] as const;
      const lack = fields.map((field) => lackOf(contract, field)).find((one) => one !== null);
      return notChecked(lack ?? "期限不是确定的日期");
    }
    if (isSaid(contract.escalation)) return notChecked("有递增条款,总价不能简单相乘");
    if (end <= start) return none;
    // mu × yuan × years, each in millionths, as fen in millionths cubed.
    const product = mu * unit * termYears(start, end) * 100n;
    const total = BigInt(totalFen) * parameterUnits(1) ** 3n;
    const difference = product > total ? product - total : total - product;
    const allowed = parameterUnits(percent) * total;
    if (difference * 100n * parameterUnits(1) <= allowed) return none;
    const productYuan = unitsText(product / (100n * parameterUnits(1) ** 2n));
    const totalYuan = unitsText((BigInt(totalFen) * parameterUnits(1)) / 100n);
    const years = unitsText(termYears(start, end), 1);
    const detail = `${contract.contractMu} 亩 × ${contract.unitPriceYuan} 元 × ${years} 年 = ${productYuan} 元,总价写 ${totalYuan} 元`;
    return hit({ productYuan, totalYuan }, detail, contractDay(contract));
  },
});

/** HT-30 … HT-35: price. */
export const priceRules = [lowPrice, freeUse, noEscalation, prepaid, buyBack, contradictory];
