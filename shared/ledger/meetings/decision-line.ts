import { citation } from "./citation.ts";
import {
  type DecisionRule,
  type DecisionSubject,
  holdsOn,
  type LawTable,
  votesNeeded,
} from "./law-table.ts";
import {
  type MeetingFacts,
  type MeetingType,
  meetingTypeNames,
  meetingTypes,
  type VotingUnit,
  votingUnitNames,
  votingUnits,
} from "./meeting-facts.ts";

/** Which body may decide and with how many votes. */
export type DecisionLine =
  | {
      readonly kind: "line";
      readonly due: number;
      readonly quorum: number;
      /** Votes in favour; null while it hangs on how many come. */
      readonly inFavour: number | null;
      /** The printed line: `应到 312,须到 208,须同意 208`. */
      readonly text: string;
      readonly basis: string;
    }
  /** The law of the day gives this to other bodies. */
  | {
      readonly kind: "wrongBody";
      readonly bodies: readonly MeetingType[];
      readonly text: string;
      readonly basis: string;
    }
  /** No text was read for the day, or the numbers are not known. */
  | { readonly kind: "unknown"; readonly reason: string; readonly basis: string };

export interface DecisionQuestion {
  readonly subject: DecisionSubject;
  /** Day of the meeting. */
  readonly on: string;
  readonly body: MeetingType;
  readonly unit: VotingUnit | null;
  readonly due: number | null;
  /** Null before the meeting. */
  readonly present: number | null;
}

/**
 * The line a vote has to reach under the law of its day: 村民委员会组织法 22, 26, 28 until 2025-04-30 and
 * for buildings and machines since, 农村集体经济组织法 26–28 for land since 2025-05-01, 承包法 52 for
 * people from outside. Shares are rounded up (D34); no text for a day means no line (D33).
 */
export function decisionLine(laws: LawTable, asked: DecisionQuestion): DecisionLine {
  const ofSubject = laws.decisions.filter(({ subject }) => subject === asked.subject);
  const onDay = ofSubject.filter((rule) => holdsOn(rule, asked.on));
  if (onDay.length === 0) {
    const basis = decisionBasis(laws, asked.subject, asked.on);
    return { kind: "unknown", reason: "当时的表决条文未核", basis };
  }
  const ofBody = onDay.filter(({ body }) => body === asked.body);
  if (ofBody.length === 0) return otherBody(laws, onDay, asked);
  const rule = ofBody.find(({ unit }) => unit === null || unit === asked.unit);
  const basis = citation(laws, (rule ?? ofBody[0])?.refs ?? [], asked.on);
  if (rule === undefined) {
    const unit = asked.unit === null ? null : votingUnitNames[asked.unit];
    const reason = unit === null ? "未注明按人还是按户计票" : `按${unit}计票,没有对应的条文`;
    return { kind: "unknown", reason, basis };
  }
  if (asked.due === null) return { kind: "unknown", reason: "应到人数未填", basis };
  return lineOf(rule, asked.due, asked.present, basis);
}

/**
 * The articles by which a subject is decided on a day; for a day without text, or an unknown one, the
 * earliest that were read are pointed to (D33).
 */
export function decisionBasis(
  laws: LawTable,
  subject: DecisionSubject,
  date: string | null,
): string {
  const ofSubject = laws.decisions.filter((rule) => rule.subject === subject);
  const earliest = ofSubject.reduce((least, { from }) => (from < least ? from : least), "9999");
  const holding = ofSubject.filter((rule) => date !== null && holdsOn(rule, date));
  const rules = holding.length > 0 ? holding : ofSubject.filter(({ from }) => from === earliest);
  return citation(laws, [...new Set(rules.flatMap(({ refs }) => refs))], date);
}

function otherBody(
  laws: LawTable,
  onDay: readonly DecisionRule[],
  asked: DecisionQuestion,
): DecisionLine {
  const name = meetingTypeNames[asked.body];
  const refs = [...new Set(onDay.flatMap((rule) => rule.refs))];
  const basis = citation(laws, refs, asked.on);
  if (!onDay.every(({ exclusive }) => exclusive)) {
    return { kind: "unknown", reason: `${name}当时的表决条文未载入,请核对原文`, basis };
  }
  const bodies = meetingTypes.filter((type) => onDay.some(({ body }) => body === type));
  const names = bodies.map((type) => meetingTypeNames[type]).join("或");
  return {
    kind: "wrongBody",
    bodies,
    text: `${asked.on} 决定的这类事项须经${names},${name}不能代替`,
    basis,
  };
}

function lineOf(
  rule: DecisionRule,
  due: number,
  present: number | null,
  basis: string,
): DecisionLine {
  const quorum = votesNeeded(rule.quorum, due);
  const base = rule.majorityOf === "due" ? due : present;
  const inFavour = base === null ? null : votesNeeded(rule.majority, base);
  const favourText =
    inFavour === null
      ? `须同意到会的过半数(到会 ${quorum} 时为 ${votesNeeded(rule.majority, quorum)})`
      : `须同意 ${inFavour}`;
  return {
    kind: "line",
    due,
    quorum,
    inFavour,
    text: `应到 ${due},须到 ${quorum},${favourText}`,
    basis,
  };
}

export type VoteCheck =
  | { readonly kind: "reached" | "short"; readonly text: string; readonly basis: string }
  | { readonly kind: "unknown"; readonly reason: string; readonly basis: string };

/**
 * Whether a meeting's vote reached the line, with the line and what was counted in words. Where nobody
 * noted by what votes were counted, it is told only when it would be the same either way.
 */
export function checkVote(
  laws: LawTable,
  subject: DecisionSubject,
  meeting: MeetingFacts,
): VoteCheck {
  if (meeting.unit !== null) return checkByUnit(laws, subject, meeting);
  const first = checkByUnit(laws, subject, meeting);
  if (first.kind !== "unknown") return first;
  const checks = votingUnits.map((unit) => checkByUnit(laws, subject, { ...meeting, unit }));
  const told = checks.filter(({ kind }) => kind !== "unknown");
  const [one] = told;
  return one !== undefined && told.every(({ kind }) => kind === one.kind) ? one : first;
}

function checkByUnit(laws: LawTable, subject: DecisionSubject, meeting: MeetingFacts): VoteCheck {
  const { heldOn, due, present, inFavour, type, unit } = meeting;
  if (heldOn === null) return { kind: "unknown", reason: "会议日期未填", basis: "" };
  const line = decisionLine(laws, { subject, on: heldOn, body: type, unit, due, present });
  if (line.kind === "unknown") return line;
  if (line.kind === "wrongBody") return { kind: "short", text: line.text, basis: line.basis };
  if (present === null || inFavour === null) {
    const reason = present === null ? "实到人数未填" : "同意人数未填";
    return { kind: "unknown", reason, basis: line.basis };
  }
  const reached = present >= line.quorum && inFavour >= (line.inFavour ?? Number.POSITIVE_INFINITY);
  return {
    kind: reached ? "reached" : "short",
    text: `${meetingTypeNames[type]}(${heldOn})${line.text};实到 ${present},同意 ${inFavour}`,
    basis: line.basis,
  };
}
