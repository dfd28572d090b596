import type { MeetingFacts } from "../meetings/meeting-facts.ts";
import { cellState, lackOf } from "./cells.ts";
import { fromUnits, type RuleContext } from "./context.ts";
import type { UnitFacts } from "./context-facts.ts";
import type { ContractLandClass } from "./contract-words.ts";
import type { ContractFacts } from "./facts.ts";
import { dayOf } from "./term.ts";

const arableClasses: readonly ContractLandClass[] = ["paddy", "irrigated", "dry"];
/** 农村土地 of 承包法 2: land for agriculture. Building land is decided on as other assets are. */
const landClasses: readonly ContractLandClass[] = [
  ...arableClasses,
  ...(["orchard", "forest", "grass", "waste", "pond"] as const),
];

export function isArable({ landClass }: ContractFacts): boolean {
  return landClass !== null && arableClasses.includes(landClass);
}

/** What a contract lets: agricultural land, any other asset, or null where nobody says. */
export function lettingSubject({ kind, landClass }: ContractFacts): "land" | "asset" | null {
  if (kind === "works" || kind === "investment") return "asset";
  if (landClass === null || landClass === "other") return null;
  return landClasses.includes(landClass) ? "land" : "asset";
}

/** Why it is not known what a contract lets. */
export function subjectLack(contract: ContractFacts): string {
  return lackOf(contract, "landClass") ?? "地类为“其他”,不知是不是农村土地";
}

/** 四荒 by its class or by where the land came from. */
export function isWasteLand({ landClass, landSource }: ContractFacts): boolean {
  return landClass === "waste" || landSource === "waste";
}

/** 承包法 in force. */
export const contractingLawSince = "2003-03-01";

/**
 * 承包法 66: what had been contracted by the rules of the state before 2003-03-01 goes on although its term
 * is longer. It covers the term of such 承包 contracts alone: no lease, no price, no arrears, no use.
 */
export function hasProtectedTerm({ kind, signedOn, startOn }: ContractFacts): boolean {
  const day = signedOn ?? dayOf(startOn);
  return kind === "contracting" && day !== null && day < contractingLawSince;
}

/** The meeting that decided: the one of the meeting table, else what the sheet says of it. */
export function meetingOf(
  contract: ContractFacts,
  context: RuleContext,
):
  | { readonly kind: "held"; readonly meeting: MeetingFacts }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly reason: string } {
  const units = context.unitsOf(contract);
  if (contract.meeting !== null) {
    return { kind: "held", meeting: withDue(contract.meeting, units) };
  }
  const { meetingType } = contract;
  if (meetingType === null || meetingType === "none") {
    const state = cellState(contract, "meetingType");
    const reason = lackOf(contract, "meetingType");
    return state === "absent" || state === "unread"
      ? { kind: "unknown", reason: reason ?? "" }
      : { kind: "none" };
  }
  const meeting: MeetingFacts = {
    type: meetingType,
    heldOn: contract.meetingDate,
    unit: null,
    due: contract.meetingDue,
    present: contract.meetingPresent,
    inFavour: contract.meetingInFavour,
    proxies: null,
  };
  return { kind: "held", meeting: withDue(meeting, units) };
}

/** Who may vote, from the village's own numbers where the minutes are silent. */
function withDue(meeting: MeetingFacts, units: readonly UnitFacts[]): MeetingFacts {
  if (meeting.due !== null) return meeting;
  switch (meeting.type) {
    case "members":
      return { ...meeting, due: fromUnits(units, (unit) => unit.capableMembers) };
    case "member_representatives":
      return { ...meeting, due: fromUnits(units, (unit) => unit.memberRepresentatives) };
    case "villagers":
      return meeting.unit === "household"
        ? { ...meeting, due: fromUnits(units, (unit) => unit.householdRepresentatives) }
        : meeting;
    default:
      return meeting;
  }
}
