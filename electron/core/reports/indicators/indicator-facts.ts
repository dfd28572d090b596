import type {
  FigureRow,
  IndicatorFacts,
  LandFigures,
  PlotFigures,
} from "../../../../shared/ledger/indicators/facts.ts";
import type { Project } from "../../project/project.ts";
import { getOption } from "../../project/settings.ts";
import { unitNames } from "../../project/unit-names.ts";
import { chargeIncomes } from "./charge-incomes.ts";
import { contractFacts, contractIncomes, problemFacts, returnedLand } from "./contract-facts.ts";
import { type KnownTables, knownTables } from "./known-rows.ts";
import { chargeFacts, landEventIncomes, landEventsTakenBack, ledgerFacts } from "./money-facts.ts";
import { plotFacts, plotsTakenBack } from "./plot-facts.ts";
import { governanceFacts, villageFacts } from "./village-facts.ts";

/**
 * The dated rows that every indicator is made of, as they were known at an entry time (D38). The business
 * date is applied by whoever counts them. Rows come in the order of their codes and labels, so that the
 * same file lists the same on every machine (A2).
 *
 * @param knownAt ISO time with offset; null for now
 */
export function indicatorFacts(project: Project, knownAt: string | null): IndicatorFacts {
  const tables = knownTables(project, knownAt);
  const plots = plotFacts(tables, knownAt);
  const registers = {
    contracts: contractFacts(tables),
    problems: problemFacts(tables),
    claims: ledgerFacts(tables, "claim"),
    debts: ledgerFacts(tables, "debt"),
    plots,
    charges: chargeFacts(tables),
    landTakenBack: landTakenBack(tables, plots),
    incomes: [...contractIncomes(tables), ...chargeIncomes(tables), ...landEventIncomes(tables)],
    governanceProblems: governanceFacts(tables),
  };
  const villages = villageFacts({
    project,
    tables,
    knownAt,
    plots,
    rows: Object.values(registers).flat(),
    nameOf: unitNames(project),
    wantedPapers: wantedPapers(project),
  });
  return ordered({ ...registers, villages });
}

/**
 * Land that came back by whichever register tells of it. A plot that several of them tell of counts as the
 * first has it: the register of returns, that of land events, the disposals of plots.
 */
function landTakenBack(tables: KnownTables, plots: readonly PlotFigures[]): LandFigures[] {
  const told = new Set<string | null>();
  return [returnedLand(tables), landEventsTakenBack(tables), plotsTakenBack(tables, plots)].flatMap(
    (register) => {
      const fresh = register.filter(({ plotCode }) => plotCode === null || !told.has(plotCode));
      for (const { plotCode } of register) told.add(plotCode);
      return fresh.map(({ plotCode: _, ...land }) => land);
    },
  );
}

/** The papers of 一村一档 that the county asks for. */
export function wantedPapers(project: Pick<Project, "db">): string[] {
  return listOf(getOption(project, "village_file_list"));
}

/** The words of an option that holds several. */
export function listOf(text: string): string[] {
  return text
    .split(/[、,,;;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function ordered(facts: IndicatorFacts): IndicatorFacts {
  const keyOf = ({ villageCode, label, uid }: FigureRow) =>
    `${villageCode}\u0000${label}\u0000${uid}`;
  const inOrder = <Row extends FigureRow>(rows: readonly Row[]) =>
    [...rows].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return {
    villages: inOrder(facts.villages),
    contracts: inOrder(facts.contracts),
    problems: inOrder(facts.problems),
    claims: inOrder(facts.claims),
    debts: inOrder(facts.debts),
    plots: inOrder(facts.plots),
    charges: inOrder(facts.charges),
    landTakenBack: inOrder(facts.landTakenBack),
    incomes: inOrder(facts.incomes),
    governanceProblems: inOrder(facts.governanceProblems),
  };
}
