import type { MeetingType, VotingUnit } from "./meeting-facts.ts";

/** One article as it stood in a span of time, with the day its text was in force (D33). */
export interface LawArticle {
  /** Short name that rules cite: `rlc22`. */
  readonly ref: string;
  readonly law: string;
  readonly article: string;
  /** First and last day for which this text was read; null for "to this day". */
  readonly from: string;
  readonly to: string | null;
  /** What it says, in a few words. */
  readonly says: string;
}

/** A share of a number of votes: `strict` means more than it, else at least it. */
export interface VoteShare {
  readonly numerator: number;
  readonly denominator: number;
  readonly strict: boolean;
}

/** What is decided: agricultural land, the same to somebody from outside, or any other collective asset. */
export const decisionSubjects = ["land", "land_to_outsider", "asset"] as const;
export type DecisionSubject = (typeof decisionSubjects)[number];

/** How a body decides on a subject in a span of time. */
export interface DecisionRule {
  readonly subject: DecisionSubject;
  readonly body: MeetingType;
  /** Only where votes count by this unit; null for every unit. */
  readonly unit: VotingUnit | null;
  readonly from: string;
  readonly to: string | null;
  readonly quorum: VoteShare;
  readonly majority: VoteShare;
  /** Whose share the majority is: those present, or everybody who may vote. */
  readonly majorityOf: "present" | "due";
  /** The law leaves it to no other body. */
  readonly exclusive: boolean;
  readonly refs: readonly string[];
}

/** The law as data: articles, and who decides how. Counties may add texts of their own (D33). */
export interface LawTable {
  readonly articles: readonly LawArticle[];
  readonly decisions: readonly DecisionRule[];
}

/** Least whole number of votes that reaches a share of `total`; quorums round up (D34). */
export function votesNeeded({ numerator, denominator, strict }: VoteShare, total: number): number {
  const product = total * numerator;
  return strict ? Math.floor(product / denominator) + 1 : Math.ceil(product / denominator);
}

/** Whether something that holds from a day to another (both included) holds on a day. */
export function holdsOn(span: { from: string; to: string | null }, date: string): boolean {
  return span.from <= date && (span.to === null || date <= span.to);
}
