import type { FinalClass } from "./final-class.ts";

/** From this many mu on a plot has a form of its own; a smaller one is written in the list (D30). */
export const formFromMu = 0.6;

export const landUses = ["planted", "fallow", "orchard", "pond", "building", "other"] as const;
export type LandUse = (typeof landUses)[number];
export const landUseNames: Readonly<Record<LandUse, string>> = {
  planted: "种植",
  fallow: "撂荒",
  orchard: "林果",
  pond: "塘",
  building: "建筑",
  other: "其他",
};

export const measureMethods = ["gps", "tape", "map"] as const;
export type MeasureMethod = (typeof measureMethods)[number];
export const measureMethodNames: Readonly<Record<MeasureMethod, string>> = {
  gps: "GPS",
  tape: "皮尺",
  map: "图上",
};

export const landOrigins = [
  "reserve",
  "cleared",
  "filled",
  "edge",
  "reclaimed",
  "returned",
  "other",
] as const;
export type LandOrigin = (typeof landOrigins)[number];
export const landOriginNames: Readonly<Record<LandOrigin, string>> = {
  reserve: "机动地",
  cleared: "开荒",
  filled: "填沟平坝",
  edge: "拱地头",
  reclaimed: "复垦",
  returned: "退出收回",
  other: "其他",
};

export const landOwners = ["village", "group", "state", "disputed"] as const;
export type LandOwner = (typeof landOwners)[number];
export const landOwnerNames: Readonly<Record<LandOwner, string>> = {
  village: "村",
  group: "组",
  state: "国有",
  disputed: "争议",
};

/** What is to become of a plot (land.md §6). */
export const disposalRoutes = [
  "keep",
  "take_back",
  "charge",
  "auction",
  "let",
  "allot",
  "entrust",
  "invest",
  "renegotiate",
  "hand_over",
] as const;
export type DisposalRoute = (typeof disposalRoutes)[number];
export const disposalRouteNames: Readonly<Record<DisposalRoute, string>> = {
  keep: "维持",
  take_back: "收回",
  charge: "补签补费",
  auction: "公开竞价",
  let: "发包",
  allot: "家庭承包",
  entrust: "托管",
  invest: "入股流转",
  renegotiate: "重新协商",
  hand_over: "移交争议",
};

/** The fields of a form as its plot's row holds them; null where nothing was entered. */
export interface FieldFormValues {
  readonly landUse: LandUse | null;
  readonly crop: string | null;
  /** Mu as written on the signed paper: decimal text, never recomputed (D11, D37). */
  readonly measuredMu: string | null;
  readonly measureMethod: MeasureMethod | null;
  readonly irrigation: string | null;
  readonly photoNumbers: string | null;
  readonly gpsPoint: string | null;
  readonly sinceYear: string | null;
  readonly origin: LandOrigin | null;
  readonly inOldLedger: boolean | null;
  readonly subsidy: boolean | null;
  readonly tillerName: string | null;
  readonly tillerIdNumber: string | null;
  readonly tillerPhone: string | null;
  readonly isMember: boolean | null;
  readonly householdRelation: string | null;
  readonly hasContract: boolean | null;
  readonly contractNumber: string | null;
  readonly payment: string | null;
  readonly finalClass: FinalClass | null;
  readonly owner: LandOwner | null;
  readonly mismatchReason: string | null;
  readonly insideContract: boolean | null;
  readonly route: DisposalRoute | null;
  readonly proposedRate: string | null;
  readonly objection: string | null;
  readonly tillerSigned: boolean | null;
  /** How many neighbours signed. */
  readonly neighboursSigned: number | null;
  readonly leaderSigned: boolean | null;
  readonly cadreSigned: boolean | null;
  readonly clerkSigned: boolean | null;
  /** YYYY-MM-DD. */
  readonly signedOn: string | null;
  readonly note: string | null;
}

export type FieldFormField = keyof FieldFormValues;

/** What people call each field, as the paper form does. */
export const fieldFormTitles: Readonly<Record<FieldFormField, string>> = {
  landUse: "现状",
  crop: "作物",
  measuredMu: "现场丈量(亩)",
  measureMethod: "丈量方法",
  irrigation: "灌溉、等级",
  photoNumbers: "照片号",
  gpsPoint: "GPS 点",
  sinceYear: "开始耕种年份",
  origin: "来源",
  inOldLedger: "曾登记台账",
  subsidy: "农业补贴",
  tillerName: "现耕种人",
  tillerIdNumber: "证件号",
  tillerPhone: "电话",
  isMember: "本集体成员",
  householdRelation: "与相邻承包户关系",
  hasContract: "有无合同",
  contractNumber: "合同编号",
  payment: "缴费情况",
  finalClass: "认定类别",
  owner: "归属",
  mismatchReason: "与图不一致的原因",
  insideContract: "合同内",
  route: "处置意见",
  proposedRate: "拟定标准",
  objection: "异议内容",
  tillerSigned: "现耕种人签字",
  neighboursSigned: "相邻户签字",
  leaderSigned: "组长签字",
  cadreSigned: "村干部签字",
  clerkSigned: "农经员签字",
  signedOn: "签字日期",
  note: "备注",
};

/** Where a plot stands on its way (issue 3 §2.6); derived from its form, postings and their outcome. */
export const plotStates = ["to_check", "checked", "posted", "confirmed", "disposed"] as const;
export type PlotState = (typeof plotStates)[number];
export const plotStateNames: Readonly<Record<PlotState, string>> = {
  to_check: "待核查",
  checked: "已核查",
  posted: "公示中",
  confirmed: "已确认",
  disposed: "已处置",
};
