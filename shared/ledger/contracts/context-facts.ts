import type { LandUse } from "../../land/field-form.ts";
import type { ContractFacts } from "./facts.ts";
import type { ClaimSettlementFacts } from "./instalments.ts";

/** A village or group of `qhs template units`; null is not known. */
export interface UnitFacts {
  /** 12 or 14 digits. */
  readonly code: string;
  readonly name: string;
  readonly households: number | null;
  readonly members: number | null;
  /** 完全民事行为能力成员数: who may vote in the 成员大会. */
  readonly capableMembers: number | null;
  readonly householdRepresentatives: number | null;
  readonly memberRepresentatives: number | null;
  /** 二轮到期日 and, once the extension is signed, 延包到期日. */
  readonly secondRoundEndsOn: string | null;
  readonly extensionEndsOn: string | null;
  /** 台账耕地(亩) and 机动地(亩), decimal text. */
  readonly arableMu: string | null;
  readonly reserveMu: string | null;
  /** 档案已录: every paper there is has been attached, so a missing one is missing (HT-05). */
  readonly papersRecorded: boolean;
}

export interface PersonFacts {
  readonly idNumber: string;
  readonly name: string;
  /** Whose collective it is, 12 or 14 digits. */
  readonly unitCode: string | null;
  readonly isMember: boolean | null;
  /** 职务 in the village; null for none. */
  readonly post: string | null;
  readonly relativeIdNumbers: readonly string[];
  readonly diedOn: string | null;
}

/** What the land side knows about one plot or parcel that a contract names or that nobody's contract names. */
export interface LandFacts {
  readonly plotCode: string;
  readonly villageCode: string;
  readonly hasShape: boolean;
  /** QSXZ of the survey or SYQXZ of the parcel, as the standards code it. */
  readonly ownershipCode: string | null;
  /** DLBM of the newest survey, and of the older one. */
  readonly surveyClass: string | null;
  readonly baselineClass: string | null;
  /** DKLB. */
  readonly parcelKind: string | null;
  /** Mu on the signed form, decimal text. */
  readonly signedMu: string | null;
  /** Its part on the land of households (DKLB 10, 21), and on permanent basic farmland, decimal text. */
  readonly householdOverlapMu: string | null;
  readonly basicFarmlandMu: string | null;
  readonly disputed: boolean | null;
  /** From the signed field form. */
  readonly currentUse: LandUse | null;
  readonly idleYears: number | null;
  readonly tillerName: string | null;
  readonly tillerIdNumber: string | null;
  /** 有无合同 on the form: a number that the register may not know. */
  readonly formContractNumber: string | null;
}

/** Land that two contracts both cover, by their polygons. */
export interface OverlapFacts {
  readonly uids: readonly [string, string];
  /** Decimal text. */
  readonly mu: string;
  /** Least width of the common part in metres. */
  readonly widthM: number;
}

/** Money that came in for a contract, or what stands for it. */
export interface ReceiptFacts {
  readonly contractUid: string;
  readonly number: string;
  readonly on: string;
  readonly fen: number;
  readonly voucherNumber: string | null;
  /** 收款账户 is a person's own. */
  readonly personalAccount: boolean | null;
  /** Paid by setting it off against what the village owes (民法典 568). */
  readonly setOff: boolean;
}

/** An instalment that the contract fixes. */
export interface InstalmentFacts {
  readonly contractUid: string;
  readonly dueOn: string;
  readonly fen: number;
}

/** A demand letter, an acknowledgement or a suit about a contract's arrears (民法典 195). */
export interface DemandFacts {
  readonly contractUid: string;
  readonly kind: "demand" | "acknowledgement" | "suit";
  readonly on: string;
}

export const paperKinds = [
  "contract",
  "minutes",
  "receipt",
  "posting_photo",
  "recusal",
  "consent",
  "group_resolution",
  "set_off_sheet",
  "termination",
] as const;
export type PaperKind = (typeof paperKinds)[number];
export const paperKindNames: Readonly<Record<PaperKind, string>> = {
  contract: "合同原件",
  minutes: "会议记录",
  receipt: "收据",
  posting_photo: "公示照片",
  recusal: "回避记录",
  consent: "同意转包转租的书面材料",
  group_resolution: "村民小组决议",
  set_off_sheet: "抵销双方确认书",
  termination: "终止协议或交还确认书",
};

/** A paper attached to a contract. */
export interface PaperFacts {
  readonly contractUid: string;
  readonly kind: PaperKind;
}

/** Somebody who asked for what a contract lets, from the bidding file (承包法 51). */
export interface ApplicantFacts {
  readonly contractUid: string;
  readonly name: string;
  readonly isMember: boolean;
  readonly sameTerms: boolean;
}

/** Everything a rule may look at besides the contract itself. */
export interface RegisterFacts {
  readonly contracts: readonly ContractFacts[];
  readonly units: readonly UnitFacts[];
  readonly people: readonly PersonFacts[];
  readonly land: readonly LandFacts[];
  /** Null where the polygons of contracts were not compared. */
  readonly overlaps: readonly OverlapFacts[] | null;
  readonly receipts: readonly ReceiptFacts[];
  readonly claimSettlements: readonly ClaimSettlementFacts[];
  readonly instalments: readonly InstalmentFacts[];
  readonly demands: readonly DemandFacts[];
  readonly papers: readonly PaperFacts[];
  readonly applicants: readonly ApplicantFacts[];
}
