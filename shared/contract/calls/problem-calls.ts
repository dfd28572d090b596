import { z } from "zod";
import {
  judgementLevels,
  problemDecisions,
  problemStates,
} from "../../ledger/contracts/problem-words.ts";
import { command, longQuery, query } from "./call-definition.ts";
import { count, isoDate, mostRows, nothing, scope } from "./common.ts";
import { contractFinding } from "./contract-calls.ts";
import { muValue } from "./contract-values.ts";

const person = z.string().trim().min(1).max(60);
const reason = z.string().trim().max(500);

const decision = z.enum(problemDecisions);
const level = z.enum(["village", "town", "arbitration", "court"]);
const problemState = z.enum(problemStates);

const candidate = z.strictObject({
  contractUid: z.string(),
  number: z.string(),
  villageName: z.string(),
  groupName: z.string(),
  name: z.string(),
  lessee: z.string(),
  findings: z.array(contractFinding),
  /** What is still missing before the township can conclude, or empty. */
  openFindings: count,
});

/** Everything of a decision that a person may fill in; null empties a field. */
const decisionFields = {
  decision: decision.nullable(),
  decidedOn: isoDate.nullable(),
  decidedLevel: level.nullable(),
  decidedBy: person.nullable(),
  /** 决议 or 批复, by its number. */
  decisionPaper: person.nullable(),
  newUnitPriceYuan: z.string().nullable(),
  newYearlyRentFen: z.int().nonnegative().nullable(),
  newStartOn: isoDate.nullable(),
  newEndOn: isoDate.nullable(),
  newMu: muValue.nullable(),
  /** 补缴: what comes in once. */
  arrearsFen: z.int().nonnegative().nullable(),
  /** 年增收: new rent less the old one; left out, it is worked out. */
  yearlyGainFen: z.int().nullable(),
  deadline: isoDate.nullable(),
  responsible: person.nullable(),
  note: reason.nullable(),
};

const problem = z.strictObject({
  uid: z.string(),
  contractUid: z.string(),
  number: z.string(),
  contractName: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  groupName: z.string(),
  lessee: z.string(),
  contractMu: z.string(),
  /** Confirmed rules with their titles. */
  rules: z.array(z.strictObject({ rule: z.string(), title: z.string() })),
  confirmedOn: isoDate,
  confirmedLevel: z.string(),
  confirmedBy: z.string(),
  state: problemState,
  stateName: z.string(),
  decisionName: z.string(),
  ...decisionFields,
  previousRentFen: z.int().nullable(),
  closedOn: isoDate.nullable(),
  closingPaper: z.string(),
  /** What has to be there before it can be closed, in words. */
  missing: z.array(z.string()),
  papers: count,
});

const problemEvent = z.strictObject({
  kind: z.enum(["confirm", "decide", "close", "reopen"]),
  kindName: z.string(),
  happenedOn: isoDate,
  level: z.string(),
  decisionName: z.string(),
  paper: z.string(),
  person: z.string(),
  reason: z.string(),
});

const problemRecord = problem.extend({
  events: z.array(problemEvent),
  findings: z.array(contractFinding),
});

export const problemCalls = {
  /** Contracts with findings of 红, 橙 or 黄 that nobody has concluded, in the order of their numbers. */
  "judgements.candidates": longQuery(
    z.strictObject({
      scope,
      asOf: isoDate,
      /** open: a finding waits for the village; judged: all are, and the township's word is due. */
      state: z.enum(["open", "judged", "all"]),
      rule: z.string().optional(),
      offset: count,
      limit: z.int().min(1).max(mostRows),
    }),
    z.strictObject({ total: count, candidates: z.array(candidate) }),
  ),
  /**
   * 属实 or 不属实 for one finding, by a level. Kept with the values that triggered it: it holds for as
   * long as they stay (D5, T10). 不属实 needs a reason; red blocks cannot be set aside (D35). Undoable.
   */
  "judgements.judge": command(
    z.strictObject({
      contractUid: z.string(),
      rule: z.string(),
      level: z.enum(judgementLevels),
      verdict: z.enum(["true", "false"]),
      judgedOn: isoDate,
      judgedBy: person,
      reason: reason.optional(),
      asOf: isoDate,
    }),
    z.strictObject({ finding: contractFinding }),
  ),
  /**
   * The township's (or a court's) word on whole contracts: a problem contract with the findings found
   * true, or 核定无问题. Refused while findings are open. Undoable.
   */
  "judgements.conclude": command(
    z.strictObject({
      contractUids: z.array(z.string()).min(1).max(mostRows),
      level: z.enum(["town", "arbitration", "court"]),
      verdict: z.enum(["problem", "clean"]),
      decidedOn: isoDate,
      decidedBy: person,
      reason: reason.optional(),
      asOf: isoDate,
    }),
    z.strictObject({
      concluded: count,
      refused: z.array(
        z.strictObject({ contractUid: z.string(), number: z.string(), reason: z.string() }),
      ),
    }),
  ),

  /** By deadline, the nearest first; counts are of the whole scope. */
  "problems.list": longQuery(
    z.strictObject({
      scope,
      asOf: isoDate,
      states: z.array(problemState).optional(),
      decisions: z.array(decision).optional(),
      search: z.string().max(60).optional(),
      offset: count,
      limit: z.int().min(1).max(mostRows),
    }),
    z.strictObject({
      total: count,
      problems: z.array(problem),
      counts: z.record(problemState, count),
      arrearsFen: z.int(),
      yearlyGainFen: z.int(),
    }),
  ),
  "problems.get": longQuery(z.strictObject({ uid: z.string(), asOf: isoDate }), problemRecord),
  /** Only the fields that are given change; a decision with its day becomes an event. Undoable. */
  "problems.decide": command(
    z.strictObject({ uid: z.string(), patch: z.strictObject(decisionFields).partial() }),
    z.strictObject({ uid: z.string(), missing: z.array(z.string()) }),
  ),
  /** 销号: needs decision, day and paper; says what is missing otherwise. */
  "problems.close": command(
    z.strictObject({
      uid: z.string(),
      closedOn: isoDate,
      paper: person,
      reason: reason.optional(),
    }),
    z.strictObject({ done: z.boolean(), missing: z.array(z.string()) }),
  ),
  "problems.reopen": command(
    z.strictObject({ uid: z.string(), reopenedOn: isoDate, reason: reason.min(1) }),
    nothing,
  ),

  /** Every rule with its settings. */
  "rules.list": query(
    nothing,
    z.strictObject({
      rules: z.array(
        z.strictObject({
          rule: z.string(),
          title: z.string(),
          severity: z.enum(["red", "orange", "yellow", "hint"]),
          defaultSeverity: z.enum(["red", "orange", "yellow", "hint"]),
          isEnabled: z.boolean(),
          isBlock: z.boolean(),
          rectification: z.string(),
          parameters: z.array(
            z.strictObject({
              name: z.string(),
              title: z.string(),
              value: z.number(),
              defaultValue: z.number(),
            }),
          ),
        }),
      ),
    }),
  ),
  /** What is left out stays as it is. Undoable. */
  "rules.set": command(
    z.strictObject({
      rule: z.string(),
      isEnabled: z.boolean().optional(),
      severity: z.enum(["red", "orange", "yellow", "hint"]).nullable().optional(),
      parameters: z.record(z.string(), z.number().nonnegative()).optional(),
    }),
    nothing,
  ),
};
