import {
  addedEdge,
  addedMarginNarrow,
  addedMarginUnderParcels,
  addedPart,
  type FieldKind,
  forgottenStrip,
  forgottenStripHalfAdded,
  middleParcel,
  overflowNarrow,
  overflowSmall,
  overlappingParcels,
  overlappingSurvey,
  terraceBeyondDeduction,
  terraceRidges,
  undeterminedHole,
  wholePatch,
} from "./field-kinds.ts";
import type { ParcelFault } from "./plan-types.ts";

const registered = (parcelClass: "22" | "23" | "99", name: string) =>
  middleParcel(
    `registered_${parcelClass}`,
    {
      class: "unconfirmed",
      history: "registered",
      subClass: parcelClass,
      note: `确权库登记为${name}`,
    },
    { parcelClass },
  );

const otherContract = (acquisition: "121" | "122" | "123", name: string) =>
  middleParcel(
    `other_contract_${acquisition}`,
    {
      class: "other_contract",
      history: null,
      subClass: acquisition,
      note: `户地,但取得方式为${name}`,
    },
    { acquisition },
  );

/** What every village with parcels has once. */
export const villageSituations: readonly FieldKind[] = [
  terraceRidges,
  forgottenStrip,
  addedEdge,
  wholePatch("forgotten_block", {
    class: "unconfirmed",
    history: "arable_before",
    note: "整块漏确,二调已是耕地",
  }),
  registered("22", "机动地"),
  overflowNarrow,
  wholePatch(
    "added_block",
    { class: "added_block", history: "not_arable_before", note: "整块新增,二调是草地" },
    "043",
  ),
  addedMarginNarrow,
  wholePatch("state_owned_20", {
    class: "state_owned",
    history: null,
    ownership: "20",
    note: "国有土地使用权",
  }),
  undeterminedHole,
  addedMarginUnderParcels,
  forgottenStripHalfAdded,
  otherContract("121", "招标"),
  overflowSmall,
  addedPart,
  registered("23", "开荒地"),
  terraceBeyondDeduction,
  wholePatch(
    "undetermined_block",
    { class: "undetermined", history: "unknown", note: "二调无此处" },
    null,
  ),
  otherContract("123", "公开协商"),
  registered("99", "其他集体土地"),
  wholePatch("no_owner", {
    class: "no_owner",
    history: null,
    ownership: "",
    note: "三调没有填权属性质",
  }),
  middleParcel(
    "private_plot_21",
    { class: "household", history: null, subClass: "21", note: "自留地,按户地扣除" },
    { parcelClass: "21" },
  ),
  wholePatch("state_owned_10", {
    class: "state_owned",
    history: null,
    ownership: "10",
    note: "国有土地所有权",
  }),
  otherContract("122", "拍卖"),
  middleParcel(
    "parcel_without_register_row",
    { class: "household", history: null, subClass: "10", note: "确权地块,登记表里没有" },
    { inRegister: false },
  ),
];

function faulty(fault: ParcelFault, found: { class: string; note: string }): FieldKind {
  const kind = middleParcel(fault, { history: null, subClass: null, ...found }, { fault });
  if (fault !== "zero_area") return kind;
  return (block, widthM) => {
    const plan = kind(block, widthM);
    const broken = plan.strips.find((strip) => strip.fault === fault)!;
    plan.strips.push({ ...broken, fault: null });
    return plan;
  };
}

/** Faults of the input, in the first villages only: by index of the village. */
export const villageFaults: readonly (readonly FieldKind[])[] = [
  [
    faulty("bow_tie", { class: "repaired", note: "地块界线自相交" }),
    faulty("zero_area", { class: "unprocessed", note: "面积为零的地块,处在另一户地内" }),
    overlappingSurvey,
  ],
  [faulty("duplicate_vertices", { class: "household", note: "界址点重复" }), overlappingParcels],
  [faulty("bow_tie", { class: "repaired", note: "地块界线自相交" }), overlappingParcels],
];
