import { z } from "zod";
import { paymentModes } from "../../ledger/contracts/contract-words.ts";
import {
  contractStages,
  contractStandings,
  judgementLevels,
  problemDecisions,
} from "../../ledger/contracts/problem-words.ts";
import { command, longQuery, query } from "./call-definition.ts";
import { contractPapers } from "./case-paper-calls.ts";
import { bytes, count, isoDate, mostRows, nothing, scope } from "./common.ts";
import { contractValueFields, muValue, villageCode } from "./contract-values.ts";

const standing = z.enum(contractStandings);
const severity = z.enum(["red", "orange", "yellow", "hint"]);

const stage = z.enum(contractStages);

const contractValues = z.strictObject({
  ...contractValueFields,
  // As the register has them: typed long ago, by another program, or from a sheet.
  idNumber: z.string().nullable(),
  totalFen: z.int().nullable(),
  dueFen: z.int().nullable(),
  paidFen: z.int().nullable(),
  previousRentFen: z.int().nullable(),
  contractMu: z.string().nullable(),
  measuredMu: z.string().nullable(),
  unitPriceYuan: z.string().nullable(),
});

const contractRow = z.strictObject({
  uid: z.string(),
  standing,
  standingName: z.string(),
  stage,
  stageName: z.string(),
  villageName: z.string(),
  groupName: z.string(),
  values: contractValues,
  /** Words for the codes in `values`, for the grid: 租赁, 长期, 履行中. */
  words: z.record(z.string(), z.string()),
  /** What the day of the list makes of it. */
  findings: z.array(z.strictObject({ rule: z.string(), title: z.string(), severity })),
  worst: severity.nullable(),
  papers: count,
  /** Cells of the sheet that nobody could read yet (存疑), by field. */
  doubts: z.record(z.string(), z.string()),
});

const judgement = z.strictObject({
  level: z.enum(judgementLevels),
  levelName: z.string(),
  verdict: z.enum(["true", "false"]),
  verdictName: z.string(),
  judgedOn: isoDate,
  judgedBy: z.string(),
  reason: z.string(),
  /** False when the facts have changed since: it is open again (D5, T10). */
  isCurrent: z.boolean(),
});

/** A rule's hit: a candidate (疑似) until a person has judged it. */
export const contractFinding = z.strictObject({
  contractUid: z.string(),
  number: z.string(),
  rule: z.string(),
  title: z.string(),
  severity,
  severityName: z.string(),
  /** What triggered it. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  text: z.string(),
  basis: z.string(),
  rectification: z.string(),
  /** No note lets it pass; only corrected facts do (D35). */
  isBlock: z.boolean(),
  /** open, 属实 or 不属实, by the highest level that judged these very values. */
  state: z.enum(["open", "true", "false"]),
  judgements: z.array(judgement),
});

const scheduleItem = z.strictObject({
  dueOn: isoDate,
  dueFen: z.int().positive(),
  period: z.string().max(60),
  note: z.string().max(200),
});

const receipt = z.strictObject({
  uid: z.string(),
  receivedOn: isoDate,
  amountFen: z.int(),
  receiptNumber: z.string(),
  payer: z.string(),
  note: z.string(),
});

const verdict = z.strictObject({
  level: z.enum(["town", "arbitration", "court"]),
  levelName: z.string(),
  verdict: z.enum(["problem", "clean"]),
  verdictName: z.string(),
  rules: z.array(z.string()),
  decidedOn: isoDate,
  decidedBy: z.string(),
  reason: z.string(),
});

const contractRecord = contractRow.extend({
  findings: z.array(contractFinding),
  notChecked: z.array(z.strictObject({ rule: z.string(), title: z.string(), reason: z.string() })),
  /** Plots of ours among `plotCodes`, with what the map calls them. */
  plots: z.array(
    z.strictObject({ code: z.string(), kind: z.enum(["plot", "parcel", "area", "unknown"]) }),
  ),
  schedule: z.array(scheduleItem),
  receipts: z.array(receipt),
  meetingUid: z.string().nullable(),
  verdicts: z.array(verdict),
  problemUid: z.string().nullable(),
  /** Papers that cannot be made of it yet, each with the reason and the way on. */
  paperRefusals: z.partialRecord(z.enum(contractPapers), z.string()),
  /** Fields whose heading the sheet lacked: their rules are not checked (D32). */
  absent: z.array(z.string()),
  /** 签字人: who signed for the lessee. */
  signer: z.string().nullable(),
  /** Cells under headings that the register does not know. */
  otherFields: z.record(z.string(), z.string()),
  source: z.strictObject({ file: z.string(), row: count.nullable() }).nullable(),
});

const decisionRow = z.strictObject({
  id: z.string(),
  wasteLand: z.boolean().nullable(),
  signedFrom: isoDate.nullable(),
  signedTo: isoDate.nullable(),
  overYears: z.number().nullable(),
  notOverYears: z.number().nullable(),
  payment: z.enum(paymentModes).nullable(),
  way: z.enum(problemDecisions),
  text: z.string(),
  source: z.string(),
});

const contractPatch = z
  .strictObject({ ...contractValueFields, signer: contractValueFields.lessor })
  .partial();

/** What proves a correction by which a red block goes away, and who of the township confirmed it (D35). */
const correction = z
  .strictObject({
    paper: z.string().trim().min(1).max(120),
    confirmedBy: z.string().trim().min(1).max(60),
    confirmedOn: isoDate,
  })
  .optional();

export const contractCalls = {
  /**
   * Contracts of a scope, a page at a time; sums and counts are of everything that the filters let
   * through. `search` finds numbers, names and places. `asOf` is the day that findings are judged by.
   */
  "contracts.list": longQuery(
    z.strictObject({
      scope,
      asOf: isoDate,
      standings: z.array(standing).optional(),
      stages: z.array(stage).optional(),
      severities: z.array(severity).optional(),
      rule: z.string().optional(),
      kinds: z.array(z.string()).optional(),
      statuses: z.array(z.string()).optional(),
      plotCode: z.string().optional(),
      search: z.string().max(60).optional(),
      offset: count,
      limit: z.int().min(1).max(mostRows),
    }),
    z.strictObject({
      total: count,
      rows: z.array(contractRow),
      sums: z.strictObject({
        contractMu: z.string(),
        dueFen: z.int(),
        paidFen: z.int(),
      }),
      stages: z.record(stage, count),
    }),
  ),
  "contracts.get": longQuery(z.strictObject({ uid: z.string(), asOf: isoDate }), contractRecord),
  /**
   * Only the fields that are given change; without a uid a new contract. A change by which a red block goes
   * away is refused with `finding.blocked` until a correction comes with it (D35). Undoable.
   */
  "contracts.save": command(
    z.strictObject({ uid: z.string().nullable(), patch: contractPatch, correction }),
    z.strictObject({ uid: z.string() }),
  ),
  /** The same fields of many contracts, as one command. Undoable. */
  "contracts.edit": command(
    z.strictObject({
      uids: z.array(z.string()).min(1).max(mostRows),
      patch: contractPatch,
      correction,
    }),
    z.strictObject({ changed: count }),
  ),
  /** Takes proposed entries into the register, or withdraws wrong ones with a reason. Undoable. */
  "contracts.setStanding": command(
    z.strictObject({
      uids: z.array(z.string()).min(1).max(mostRows),
      standing: z.enum(["registered", "withdrawn"]),
      reason: z.string().trim().max(200).optional(),
    }),
    z.strictObject({ changed: count }),
  ),
  /** Proposes an entry for every 12x parcel of the household register that no contract names yet. Undoable. */
  "contracts.propose": command(nothing, z.strictObject({ proposed: count, known: count })),
  /** Links the meeting that decided on the contract, or none; its numbers go before the sheet's (D36). Undoable. */
  "contracts.setMeeting": command(
    z.strictObject({ uid: z.string(), meetingUid: z.string().nullable() }),
    nothing,
  ),
  /** Instalments that the contract fixes; replaces those there were. Undoable. */
  "contracts.setSchedule": command(
    z.strictObject({ uid: z.string(), items: z.array(scheduleItem).max(200) }),
    nothing,
  ),
  /** The count that `qhs contracts check` prints. */
  "contracts.check": longQuery(
    z.strictObject({ scope, asOf: isoDate }),
    z.strictObject({
      asOf: isoDate,
      contracts: count,
      candidates: count,
      hints: count,
      byRule: z.array(z.strictObject({ rule: z.string(), title: z.string(), severity, count })),
      notChecked: z.array(
        z.strictObject({ rule: z.string(), title: z.string(), reason: z.string(), count }),
      ),
    }),
  ),
  /**
   * The local decision table that findings are answered by (contracts.md §3): the county's own, or the
   * one that comes with the program. Set as JSON by the option `contract_decisions`.
   */
  "contracts.decisions": query(
    nothing,
    z.strictObject({ isOwn: z.boolean(), rows: z.array(decisionRow) }),
  ),
  /** The register of a scope as XLSX with the headings of the template: it can be imported again. */
  "contracts.export": longQuery(z.strictObject({ scope }), bytes),

  /** 收回: land that came back, by 交还确认书 (L-SPC 16). Undoable. */
  "returns.add": command(
    z.strictObject({
      villageCode,
      contractUid: z.string().nullable(),
      plotCode: z.string().nullable(),
      returnedOn: isoDate,
      fromWhom: z.string().trim().min(1).max(60),
      signedMu: muValue,
      confirmationNumber: z.string().trim().min(1).max(60),
      note: z.string().max(200).optional(),
    }),
    z.strictObject({ uid: z.string() }),
  ),
  "returns.list": query(
    z.strictObject({ scope }),
    z.strictObject({
      returns: z.array(
        z.strictObject({
          uid: z.string(),
          villageCode,
          villageName: z.string(),
          contractUid: z.string().nullable(),
          contractNumber: z.string(),
          plotCode: z.string().nullable(),
          returnedOn: isoDate,
          fromWhom: z.string(),
          signedMu: z.string(),
          confirmationNumber: z.string(),
          note: z.string(),
        }),
      ),
      signedMu: z.string(),
    }),
  ),
};
