import { addYears, daysBetween } from "./calendar.ts";

/** What starts the period anew (民法典第一百九十五条); part payment counts as acknowledging. */
export interface LimitationEvent {
  readonly kind: "demand" | "acknowledgement" | "partPayment" | "suit";
  readonly date: string;
}

export interface LimitationFacts {
  /** Days on which something fell due: one, or the instalments of one debt in any order. */
  readonly dueDates: readonly string[];
  /** Rent and contract fees: one year until 2017-09-30 instead of two (民法通则第一百三十六条). */
  readonly rent: boolean;
  /** Giving back land or other things is not subject to limitation (民法典第一百九十六条). */
  readonly returnOfProperty: boolean;
  readonly events: readonly LimitationEvent[];
}

/** One way of reading the law. `expiresOn` is the last day of the period. */
export interface LimitationResult {
  readonly startsOn: string;
  readonly expiresOn: string;
  /** The day counted from, told by what: the due date or an event. */
  readonly startedBy: "due" | LimitationEvent["kind"];
  /** Negative once the period has run out. */
  readonly daysLeft: number;
  /** A debt that was acknowledged after the period: the defence is given up, it runs anew. */
  readonly revived: boolean;
}

export type Limitation =
  | { readonly kind: "exempt" }
  | { readonly kind: "unknownDue" }
  | {
      readonly kind: "counted";
      /** Three years throughout, as the Civil Code has it. */
      readonly present: LimitationResult;
      /** With the shorter periods that had run out before 2017-10-01: these stay expired. */
      readonly transition: LimitationResult;
      readonly differ: boolean;
    };

/** 民法总则 in force; a period that had run out before stays expired (法释〔2018〕12号). */
const threeYearsSince = "2017-10-01";
const absoluteYears = 20;

/**
 * The period of limitation as of a day, both readings side by side (debts.md §5). Counts from the last
 * instalment (189), starts anew with a demand, an acknowledgement, a part payment or a suit made in time
 * (195), and never passes 20 years from the due day (188). After it has run out only an acknowledgement or
 * a payment starts it again (192); a bare demand does not. A claim is never void, only open to the defence.
 */
export function limitationOf(facts: LimitationFacts, asOf: string): Limitation {
  if (facts.returnOfProperty) return { kind: "exempt" };
  const due = [...facts.dueDates].sort().at(-1);
  if (due === undefined) return { kind: "unknownDue" };
  const events = facts.events
    .filter(({ date }) => date >= due && date <= asOf)
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
  const present = runThrough(due, events, (start) => addYears(start, 3));
  const transition = runThrough(due, events, (start) => endWithTransition(start, facts.rent));
  const withDays = (result: Omit<LimitationResult, "daysLeft">): LimitationResult => ({
    ...result,
    daysLeft: daysBetween(asOf, result.expiresOn),
  });
  return {
    kind: "counted",
    present: withDays(present),
    transition: withDays(transition),
    differ: present.expiresOn !== transition.expiresOn,
  };
}

function endWithTransition(start: string, rent: boolean): string {
  const former = addYears(start, rent ? 1 : 2);
  return former < threeYearsSince ? former : addYears(start, 3);
}

function runThrough(
  due: string,
  events: readonly LimitationEvent[],
  endOf: (start: string) => string,
): Omit<LimitationResult, "daysLeft"> {
  const bar = addYears(due, absoluteYears);
  const end = (start: string) => (endOf(start) < bar ? endOf(start) : bar);
  let result = {
    startsOn: due,
    expiresOn: end(due),
    startedBy: "due" as const,
    revived: false,
  } as Omit<LimitationResult, "daysLeft">;
  for (const { kind, date } of events) {
    const late = date > result.expiresOn;
    if (late && (kind === "demand" || kind === "suit")) continue;
    result = {
      startsOn: date,
      // A promise given after the bar is a new one and has its own period.
      expiresOn: date > bar ? endOf(date) : end(date),
      startedBy: kind,
      revived: result.revived || late,
    };
  }
  return result;
}
