import { isStateOwned, parcelKindName } from "../../../land/land-class.ts";
import { isSaid, lackOf, saysNone } from "../cells.ts";
import { fromUnits } from "../context.ts";
import { exactUnits, parameterUnits, unitsText } from "../exact.ts";
import { defineRule, hit, none, notChecked } from "../rule.ts";
import { contractDay } from "../term.ts";
import { isReserveLand } from "./term-rules.ts";

const householdLand = defineRule({
  id: "HT-56",
  title: "发包了农户确权地",
  severity: "red",
  refs: ["rlc27", "rlc57", "rlc61", "spc17"],
  rectification: "撤:停止发包,收益返还农户",
  block: true,
  parameters: { mu: { value: 0.05, title: "与农户承包地重叠超过多少亩" } },
  check: (contract, context, { mu }) => {
    if (contract.status === "ended") return none;
    const { mandate, landSource } = contract;
    if (isSaid(mandate)) return none;
    const land = context.landOf(contract);
    const on = land.filter(
      ({ householdOverlapMu, parcelKind }) =>
        (exactUnits(householdOverlapMu) ?? 0n) > parameterUnits(mu) ||
        (householdOverlapMu === null && (parcelKind === "10" || parcelKind === "21")),
    );
    if (on.length > 0) {
      const plots = on
        .map(({ plotCode, householdOverlapMu, parcelKind }) =>
          householdOverlapMu === null
            ? `${plotCode} 为${parcelKindName(parcelKind ?? "")}`
            : `${plotCode} 压占 ${householdOverlapMu} 亩`,
        )
        .join("、");
      return hit({ plots, mandate }, `${plots},没有农户委托书`, context.asOf);
    }
    if (landSource === "household") {
      if (mandate !== null && saysNone(mandate)) {
        const detail = "土地来源为农户委托流转,委托书为“无”";
        return hit({ landSource, mandate }, detail, context.asOf);
      }
      return notChecked(lackOf(contract, "mandate") ?? "");
    }
    const compared = land.some((one) => one.householdOverlapMu !== null || one.parcelKind !== null);
    if (landSource !== null || compared) return none;
    return notChecked(lackOf(contract, "landSource") ?? "");
  },
});

/** 承包法 67. */
const reserveCeilingPercent = 5n;

const tooMuchReserve = defineRule({
  id: "HT-57",
  title: "机动地超 5% 或新增机动地",
  severity: "orange",
  refs: ["rlc67"],
  rectification: "改:压减机动地,用于新增人口承包",
  parameters: {},
  check: (contract, context) => {
    if (contract.status === "ended") return none;
    const reserve = isReserveLand(contract, context);
    if (reserve === null) return notChecked(lackOf(contract, "landSource") ?? "土地来源未明");
    if (!reserve) return none;
    const units = context.unitsOf(contract);
    const reserveMu = exactUnits(fromUnits(units, (unit) => unit.reserveMu));
    const arableMu = exactUnits(fromUnits(units, (unit) => unit.arableMu));
    if (reserveMu === null || arableMu === null || arableMu <= 0n) {
      return notChecked("该村台账耕地或机动地未填");
    }
    if (reserveMu * 100n <= arableMu * reserveCeilingPercent) return none;
    const percent = unitsText((reserveMu * 100n * 1_000_000n) / arableMu, 4);
    const values = { reserveMu: unitsText(reserveMu, 4), arableMu: unitsText(arableMu, 4) };
    const detail = `本村机动地 ${values.reserveMu} 亩,占耕地 ${values.arableMu} 亩的 ${percent}%,超过 5%`;
    return hit(values, detail, context.asOf);
  },
});

const pledgeWords = /以地抵|抵债|抵欠|抵顶|顶账|顶帐|抵账|抵押|质押/;

const pledgedLand = defineRule({
  id: "HT-58",
  title: "以地抵债/抵押",
  severity: "red",
  refs: ["rlc4", "rlc57", "rco35", "rco58"],
  rectification: "收:债务另行处理,土地收回",
  block: true,
  parameters: {},
  check: (contract) => {
    const fields = ["remark", "name", "use"] as const;
    const found = fields.find((field) => pledgeWords.test(contract[field] ?? ""));
    if (found !== undefined) {
      const words = contract[found];
      const area = contract.contractMu === null ? "" : `,${contract.contractMu} 亩`;
      return hit({ words }, `“${words}”${area}`, contractDay(contract));
    }
    const lack = fields.map((field) => lackOf(contract, field));
    const [first] = lack;
    return lack.every((one) => one !== null) && first != null ? notChecked(first) : none;
  },
});

const stateOrDisputed = defineRule({
  id: "HT-59",
  title: "涉国有/争议地",
  severity: "red",
  refs: ["w32"],
  rectification: "撤:停止发包,先确权",
  block: true,
  parameters: {},
  check: (contract, context) => {
    const land = context
      .landOf(contract)
      .filter(({ ownershipCode, disputed }) => ownershipCode !== null || disputed !== null);
    if (land.length === 0) return notChecked(lackOf(contract, "plotCodes") ?? "地块权属未登记");
    const words = land.flatMap(({ plotCode, ownershipCode, disputed }) => [
      ...(isStateOwned(ownershipCode ?? "") ? [`${plotCode} 权属代码 ${ownershipCode}(国有)`] : []),
      ...(disputed === true ? [`${plotCode} 有争议`] : []),
    ]);
    if (words.length === 0) return none;
    return hit({ plots: words.join("、") }, words.join("、"), context.asOf);
  },
});

/** HT-56 … HT-59: whose land it is. */
export const ownershipRules = [householdLand, tooMuchReserve, pledgedLand, stateOrDisputed];
