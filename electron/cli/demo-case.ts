import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { WorkContext } from "../../shared/contract/progress.ts";
import { problemDecisions } from "../../shared/ledger/contracts/problem-words.ts";
import type { Project } from "../core/project/project.ts";
import type { Conclusion } from "../core/registers/contracts/conclude.ts";

/** Cases that can be built, each from a folder of `sample-data`. */
export const demoCases = ["hejin"] as const;
export type DemoCase = (typeof demoCases)[number];

const sheetFiles = [
  ["units", "单位.xlsx"],
  ["contracts", "合同台账.xlsx"],
  ["debts", "债务.xlsx"],
  ["settlements", "化解.xlsx"],
] as const;

const closing = z.strictObject({
  decision: z.enum(problemDecisions),
  decidedOn: z.string(),
  decidedBy: z.string(),
  decisionPaper: z.string(),
  arrearsFen: z.int().nullable(),
  newYearlyRentFen: z.int().nullable(),
  yearlyGainFen: z.int().nullable(),
  closedOn: z.string(),
  paper: z.string(),
});
const outcomeFile = z.strictObject({
  note: z.string(),
  names: z.record(z.string(), z.string()),
  problems: z.array(
    z.strictObject({
      number: z.string(),
      villageCode: z.string(),
      rules: z.array(z.string()),
      confirmedOn: z.string(),
      confirmedBy: z.string(),
      closing: closing.nullable(),
    }),
  ),
});
type Problem = z.infer<typeof outcomeFile>["problems"][number];

export interface BuiltCase {
  readonly imports: readonly {
    readonly title: string;
    readonly file: string;
    readonly rowsStored: number;
    readonly rowsSkipped: number;
  }[];
  readonly asOf: string;
  readonly contracts: number;
  readonly candidates: number;
  readonly problems: number;
  readonly closed: number;
  readonly yearlyGainFen: number;
  readonly settledDebtsFen: number;
}

/**
 * Builds the register of a case: its sheets are imported as a township's would be, the rules find their
 * candidates, the township confirms them, and those that were put right are decided and closed.
 */
export async function buildCase(
  project: Project,
  name: DemoCase,
  context: WorkContext,
): Promise<BuiltCase> {
  const folder = path.resolve(import.meta.dirname, "../../sample-data", name);
  const { setUnitName } = await import("../core/project/settings.ts");
  const { today } = await import("../core/project/today.ts");
  const { checkRegister } = await import("../core/registers/contracts/check.ts");
  const { reportBasis } = await import("../core/reports/indicators/indicator-figures.ts");
  const imports = await importSheets(project, folder, context);
  const outcome = outcomeFile.parse(
    JSON.parse(readFileSync(path.join(folder, "核定和整改.json"), "utf8")),
  );
  for (const [code, unitName] of Object.entries(outcome.names))
    setUnitName(project, code, unitName);
  await confirmProblems(project, outcome.problems);
  await closeProblems(project, outcome.problems);
  const asOf = today(project);
  const { contracts, candidates } = checkRegister(project, asOf);
  const { figures } = reportBasis(project, { asOf, knownAt: null, scopeCode: "" });
  const part = (id: string, side: "numerator" | "denominator") =>
    Number(figures.find((figure) => figure.id === id)?.[side]?.sum ?? 0n);
  return {
    ...{ imports, asOf, contracts, candidates },
    problems: part("I3", "denominator"),
    closed: part("I3", "numerator"),
    yearlyGainFen: part("I10", "numerator"),
    settledDebtsFen: part("I5", "numerator"),
  };
}

async function importSheets(
  project: Project,
  folder: string,
  context: WorkContext,
): Promise<BuiltCase["imports"]> {
  const { sheetRegisters } = await import("../core/exchange/sheet-registers.ts");
  const { importSheet } = await import("../core/exchange/sheet-table/import-sheet.ts");
  const imports = [];
  for (const [name, file] of sheetFiles) {
    const register = sheetRegisters[name];
    const request = { source: { file: path.join(folder, file) }, mode: "add" } as const;
    const { added, refused } = await importSheet(project, register, request, context);
    const { title } = register;
    imports.push({ title, file, rowsStored: added, rowsSkipped: refused.length });
  }
  return imports;
}

/** The township's word on every contract: those of the case are problems, the others are not. */
async function confirmProblems(project: Project, problems: readonly Problem[]): Promise<void> {
  const { concludeContracts } = await import("../core/registers/contracts/conclude.ts");
  const { checkRegister } = await import("../core/registers/contracts/check.ts");
  const [{ confirmedOn: firstDay, confirmedBy } = { confirmedOn: "", confirmedBy: "" }] = problems;
  const texts = new Map<string, string[]>();
  for (const { contractUid, rule, digestText } of checkRegister(project, firstDay).findings) {
    if (contractUid === null) continue;
    texts.set(contractUid, [...(texts.get(contractUid) ?? []), `${rule} ${digestText}`]);
  }
  const ofCase = new Map(problems.map((problem) => [problem.number, problem]));
  const byDay = new Map<string, Conclusion[]>();
  for (const [number, contractUid] of await contractUids(project)) {
    const problem = ofCase.get(number);
    const day = problem?.confirmedOn ?? firstDay;
    const conclusion: Conclusion = {
      contractUid,
      verdict: problem === undefined ? "clean" : "problem",
      rules: problem?.rules ?? [],
      findings: texts.get(contractUid) ?? [],
    };
    byDay.set(day, [...(byDay.get(day) ?? []), conclusion]);
  }
  for (const [on, conclusions] of [...byDay].sort(([one], [other]) => (one < other ? -1 : 1))) {
    concludeContracts(project, conclusions, { level: "town", on, by: confirmedBy, reason: null });
  }
}

async function closeProblems(project: Project, problems: readonly Problem[]): Promise<void> {
  const { closeProblem, decideProblem } = await import("../core/registers/contracts/problems.ts");
  const { readProblems } = await import("../core/registers/contracts/problem-row.ts");
  const uids = await contractUids(project);
  const problemOf = new Map(
    readProblems(project).map(({ uid, contractUid }) => [contractUid, uid]),
  );
  for (const { number, closing: done } of problems) {
    const uid = problemOf.get(uids.get(number) ?? "");
    if (done === null || uid === undefined) continue;
    const { closedOn, paper, ...decision } = done;
    decideProblem(project, uid, { ...decision, decidedLevel: "town" });
    closeProblem(project, uid, { on: closedOn, by: done.decidedBy, paper, reason: null });
  }
}

/** Numbers are unique in a case. */
async function contractUids(project: Project): Promise<Map<string, string>> {
  const { readContracts } = await import("../core/registers/contracts/contract-row.ts");
  const contracts = readContracts(project, "");
  return new Map(contracts.map(({ uid, values }) => [values.number ?? "", uid]));
}
