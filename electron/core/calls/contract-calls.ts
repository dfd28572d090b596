import {
  contractStages,
  judgementLevelNames,
} from "../../../shared/ledger/contracts/problem-words.ts";
import { sumMuText } from "../../../shared/ledger/money/mu-text.ts";
import { contractWorkbook } from "../exchange/contract-export.ts";
import type { Project } from "../project/project.ts";
import { today } from "../project/today.ts";
import { unitNames } from "../project/unit-names.ts";
import { decisionTableOf, uncheckedRulesOf } from "../registers/contracts/check.ts";
import { readVerdicts } from "../registers/contracts/conclude.ts";
import { contractPayments, sourceFileOf } from "../registers/contracts/contract-payments.ts";
import { objectKindOf, readContracts, signerHeading } from "../registers/contracts/contract-row.ts";
import { changeContracts } from "../registers/contracts/corrections.ts";
import { addLandReturn, listLandReturns } from "../registers/contracts/land-returns.ts";
import { proposeContracts } from "../registers/contracts/propose.ts";
import {
  addContract,
  existingContract,
  registerContracts,
  setContractMeeting,
  withdrawContracts,
} from "../registers/contracts/save-contract.ts";
import { setSchedule } from "../registers/contracts/schedule.ts";
import { checkSummary } from "./check-summary.ts";
import { contractPaperFacts } from "./contract-paper-facts.ts";
import { type ContractRow, contractBook } from "./contract-rows.ts";
import { findingMaker } from "./finding-words.ts";
import type { Answer, HandlersOf, ParsedInput } from "./handler.ts";
import { plainBytes } from "./plain-bytes.ts";

export const contractHandlers: HandlersOf<"contracts" | "returns"> = {
  "contracts.list": (input, session) => listOf(session.project(), input),
  "contracts.get": ({ uid, asOf }, session) => recordOf(session.project(), uid, asOf),
  "contracts.save": ({ uid, patch, correction }, session) => {
    const project = session.project();
    if (uid === null) return { uid: addContract(project, patch) };
    changeContracts(project, [uid], patch, correction ?? null);
    return { uid };
  },
  "contracts.edit": ({ uids, patch, correction }, session) => ({
    changed: changeContracts(session.project(), uids, patch, correction ?? null),
  }),
  "contracts.setStanding": ({ uids, standing, reason = "" }, session) => ({
    changed:
      standing === "registered"
        ? registerContracts(session.project(), uids)
        : withdrawContracts(session.project(), uids, reason),
  }),
  "contracts.propose": (_, session) => proposeContracts(session.project()),
  "contracts.setMeeting": ({ uid, meetingUid }, session) => {
    setContractMeeting(session.project(), uid, meetingUid);
    return {};
  },
  "contracts.setSchedule": ({ uid, items }, session) => {
    setSchedule(session.project(), uid, items);
    return {};
  },
  "contracts.check": ({ scope, asOf }, session) =>
    checkSummary(session.project(), asOf, scope.code),
  "contracts.decisions": (_, session) => {
    const { isOwn, rows } = decisionTableOf(session.project());
    return { isOwn, rows: rows.map((row) => ({ ...row })) };
  },
  "contracts.export": async ({ scope }, session) => {
    const project = session.project();
    return plainBytes(await contractWorkbook(project, scope.code, today(project)));
  },
  "returns.add": ({ note, ...given }, session) => ({
    uid: addLandReturn(session.project(), { ...given, note: note ?? null }),
  }),
  "returns.list": ({ scope }, session) => returnsOf(session.project(), scope.code),
};

function listOf(project: Project, input: ParsedInput<"contracts.list">): Answer<"contracts.list"> {
  const { scope, asOf, offset, limit } = input;
  const book = contractBook(project, asOf);
  const rows = book.all
    .filter(({ unitCode }) => unitCode.startsWith(scope.code))
    .map(({ row }) => row)
    .filter(filterOf(input));
  const sumOf = (field: "dueFen" | "paidFen") =>
    rows.reduce((sum, { values }) => sum + (values[field] ?? 0), 0);
  const stages = Object.fromEntries(contractStages.map((stage) => [stage, 0]));
  for (const { stage } of rows) stages[stage] = (stages[stage] ?? 0) + 1;
  return {
    total: rows.length,
    rows: rows.slice(offset, offset + limit),
    sums: {
      contractMu: sumMuText(rows.flatMap(({ values }) => values.contractMu ?? [])),
      dueFen: sumOf("dueFen"),
      paidFen: sumOf("paidFen"),
    },
    stages: stages as Answer<"contracts.list">["stages"],
  };
}

/** Whether a row passes everything that was asked for. */
function filterOf(input: ParsedInput<"contracts.list">): (row: ContractRow) => boolean {
  const isAmong = (wanted: readonly string[] | undefined, value: string | null) =>
    wanted === undefined || (value !== null && wanted.includes(value));
  const search = input.search?.trim() ?? "";
  return ({ standing, stage, worst, findings, values }) =>
    isAmong(input.standings, standing) &&
    isAmong(input.stages, stage) &&
    isAmong(input.severities, worst) &&
    isAmong(input.kinds, values.kind) &&
    isAmong(input.statuses, values.status) &&
    (input.rule === undefined || findings.some(({ rule }) => rule === input.rule)) &&
    (input.plotCode === undefined || (values.plotCodes ?? []).includes(input.plotCode)) &&
    (search === "" ||
      [values.number, values.name, values.lessee, values.lessor, values.place].some((text) =>
        text?.includes(search),
      ));
}

function recordOf(project: Project, uid: string, asOf: string): Answer<"contracts.get"> {
  const contract = existingContract(project, uid);
  const book = contractBook(project, asOf);
  const { plotCodes } = contract.values;
  const verdicts = readVerdicts(project).get(uid) ?? [];
  const file = sourceFileOf(project, contract.batchUid);
  return {
    ...book.row(contract),
    findings: book.findingsOf(uid).map(findingMaker(project)),
    notChecked: uncheckedRulesOf(project, uid, asOf),
    plots: (plotCodes ?? []).map((code) => ({ code, kind: objectKindOf(code) })),
    ...contractPayments(project, uid),
    meetingUid: contract.meetingUid,
    verdicts: verdicts.map((verdict) => ({
      level: verdict.level as "town" | "arbitration" | "court",
      levelName: judgementLevelNames[verdict.level],
      verdict: verdict.verdict,
      verdictName: verdict.verdict === "problem" ? "问题合同" : "核定无问题",
      rules: verdict.rules,
      decidedOn: verdict.decidedOn,
      decidedBy: verdict.decidedBy,
      reason: verdict.reason ?? "",
    })),
    problemUid: book.problemUidOf(uid),
    paperRefusals: { ...contractPaperFacts(project, contract, asOf).refusals },
    absent: [...contract.absent],
    signer: contract.signer,
    otherFields: Object.fromEntries(
      Object.entries(contract.otherFields).filter(([heading]) => heading !== signerHeading),
    ),
    source: file === null ? null : { file, row: contract.sourceRow },
  };
}

function returnsOf(project: Project, unitCode: string): Answer<"returns.list"> {
  const nameOf = unitNames(project);
  const numbers = new Map(
    readContracts(project, "").map(({ uid, values }) => [uid, values.number]),
  );
  const returns = listLandReturns(project, unitCode, today(project)).map((one) => ({
    ...one,
    villageName: nameOf(one.villageCode),
    contractNumber: (one.contractUid === null ? null : numbers.get(one.contractUid)) ?? "",
    note: one.note ?? "",
  }));
  return { returns, signedMu: sumMuText(returns.map(({ signedMu }) => signedMu)) };
}
