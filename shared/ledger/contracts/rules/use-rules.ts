import { lackOf, plainName } from "../cells.ts";
import type { RuleContext } from "../context.ts";
import { exactUnits, parameterUnits } from "../exact.ts";
import type { ContractFacts } from "../facts.ts";
import {
  kindOfClass,
  kindOfForm,
  kindOfSurvey,
  kindOfUse,
  type UseKind,
  useKindNames,
} from "../land-use.ts";
import { defineRule, hit, none, notChecked } from "../rule.ts";
import { isWasteLand } from "../subject.ts";
import { contractDay } from "../term.ts";

interface SeenUse {
  readonly kind: UseKind;
  readonly source: string;
}

/** What is on the land now, by the sheet, the field form and the newest survey. */
function seenUses(contract: ContractFacts, context: RuleContext): SeenUse[] {
  const written = kindOfUse(contract.currentUse);
  const land = context.landOf(contract);
  return [
    ...(written === null ? [] : [{ kind: written, source: `现状用途“${contract.currentUse}”` }]),
    ...land.flatMap(({ plotCode, currentUse, surveyClass }) => {
      const form = kindOfForm(currentUse);
      const survey = surveyClass === null ? null : kindOfSurvey(surveyClass);
      return [
        ...(form === null ? [] : [{ kind: form, source: `${plotCode} 核查表` }]),
        ...(survey === null
          ? []
          : [{ kind: survey, source: `${plotCode} 三调地类 ${surveyClass}` }]),
      ];
    }),
  ];
}

/** Uses by which farmland is lost. */
function spoils(agreed: UseKind, seen: UseKind): boolean {
  if (agreed === "building" || agreed === "digging") return false;
  return seen === "building" || seen === "digging" || (seen === "pond" && agreed !== "pond");
}

const changedUse = defineRule({
  id: "HT-53",
  title: "擅自改变用途",
  severity: "red",
  refs: ["rlc11", "rlc18", "rlc63"],
  rectification: "撤:责令恢复,报自然资源部门",
  parameters: {},
  check: (contract, context) => {
    if (contract.status === "ended") return none;
    const agreed = kindOfUse(contract.use) ?? kindOfClass(contract.landClass);
    if (agreed === null) {
      return notChecked(lackOf(contract, "use") ?? `用途“${contract.use}”认不出`);
    }
    const seen = seenUses(contract, context);
    if (seen.length === 0) {
      const { currentUse } = contract;
      const reason = lackOf(contract, "currentUse") ?? `现状用途“${currentUse}”认不出`;
      return notChecked(currentUse === null ? reason : "现状用途认不出");
    }
    const wrong = seen.filter(({ kind }) => spoils(agreed, kind));
    if (wrong.length === 0) return none;
    const words = wrong.map(({ kind, source }) => `${source}为${useKindNames[kind]}`).join(",");
    const values = { agreed, seen: wrong.map(({ kind }) => kind).join("、") };
    return hit(values, `约定${useKindNames[agreed]},${words}`, context.asOf);
  },
});

const basicFarmland = defineRule({
  id: "HT-54",
  title: "占用永久基本农田种树挖塘等",
  severity: "red",
  refs: ["lal37"],
  rectification: "撤:报自然资源部门,恢复耕种条件",
  parameters: { mu: { value: 0.05, title: "占用超过多少亩" } },
  check: (contract, context, { mu }) => {
    if (contract.status === "ended") return none;
    const land = context.landOf(contract).filter((one) => one.basicFarmlandMu !== null);
    if (land.length === 0) {
      return notChecked(lackOf(contract, "plotCodes") ?? "没有永久基本农田资料");
    }
    const inside = land.filter(
      (one) => (exactUnits(one.basicFarmlandMu) ?? 0n) > parameterUnits(mu),
    );
    if (inside.length === 0) return none;
    const agreed = kindOfUse(contract.use);
    const kinds = [
      ...(agreed === null ? [] : [agreed]),
      ...seenUses(contract, context).map(kindOf),
    ];
    if (kinds.length === 0) return notChecked(lackOf(contract, "use") ?? "用途认不出");
    const wrong = [...new Set(kinds.filter((kind) => kind !== "crop" && kind !== "grass"))];
    if (wrong.length === 0) return none;
    const plots = inside.map((one) => `${one.plotCode} ${one.basicFarmlandMu} 亩`).join("、");
    const uses = wrong.map((kind) => useKindNames[kind]).join("、");
    const detail = `永久基本农田上用于${uses}(${plots})`;
    return hit({ plots, uses: wrong.join("、") }, detail, context.asOf);
  },
});

const kindOf = ({ kind }: SeenUse) => kind;

const subletting = defineRule({
  id: "HT-55",
  title: "擅自转包转租",
  severity: "orange",
  refs: ["cc716", "cc718", "rlc36", "rlc46"],
  rectification: "撤:知道后六个月内提出异议,或者书面同意并备案",
  parameters: {},
  check: (contract, context) => {
    if (contract.status === "ended" || contract.form === "none") return none;
    const { lessee, operator } = contract;
    if (lessee === null) return notChecked(lackOf(contract, "lessee") ?? "");
    const tillers = context.landOf(contract).flatMap(({ tillerName }) => tillerName ?? []);
    const users = [...(operator === null ? [] : [operator]), ...tillers];
    if (users.length === 0) return notChecked(lackOf(contract, "operator") ?? "");
    const party = plainName(lessee);
    const others = [...new Set(users.filter((user) => !party.includes(plainName(user))))];
    const consent = context.papersOf(contract.uid).some(({ kind }) => kind === "consent");
    if (others.length === 0 || consent) return none;
    const names = others.join("、");
    const detail = `承包方“${lessee}”,实际经营 ${names},没有登记同意转包转租的材料`;
    return hit({ lessee, users: names }, detail, context.asOf);
  },
});

/** The third survey tells land as it was at the end of 2019; before it the second one does. */
const newSurveySince = "2019-12-31";

const notWaste = defineRule({
  id: "HT-60",
  title: "把耕地/林地当四荒发包",
  severity: "orange",
  refs: ["w32"],
  rectification: "改:按实际地类重新确定发包方式和期限",
  parameters: {},
  check: (contract, context) => {
    if (contract.landClass === null && contract.landSource === null) {
      return notChecked(lackOf(contract, "landClass") ?? "");
    }
    if (!isWasteLand(contract)) return none;
    const day = contractDay(contract);
    if (day === null) return notChecked(lackOf(contract, "signedOn") ?? "签订日期未填");
    const recent = day >= newSurveySince;
    const classes = context
      .landOf(contract)
      .map((land) => ({ ...land, dlbm: recent ? land.surveyClass : land.baselineClass }))
      .filter(({ dlbm }) => dlbm !== null);
    if (classes.length === 0) {
      const survey = recent ? "三调" : "二调";
      return notChecked(lackOf(contract, "plotCodes") ?? `地块没有${survey}地类`);
    }
    const wrong = classes.filter(({ dlbm }) => /^0[13]/.test(dlbm?.trim() ?? ""));
    if (wrong.length === 0) return none;
    const words = wrong.map(({ plotCode, dlbm }) => `${plotCode} 地类 ${dlbm}`).join("、");
    return hit(
      { plots: words },
      `按四荒发包,${recent ? "三调" : "二调"}为耕地或林地:${words}`,
      day,
    );
  },
});

/** HT-53 … HT-55 and HT-60: what is done with the land. */
export const useRules = [changedUse, basicFarmland, subletting, notWaste];
