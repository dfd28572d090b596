/**
 * The plain rows that indicators are made of, each dated, so that a figure as of a date reads only what
 * had happened by then (D38). Dates are ISO texts (`2026-11-24`), money is in fen, signed areas are
 * decimal texts in mu as they were signed (D37), codes are text.
 */
export interface IndicatorFacts {
  villages: readonly VillageFacts[];
  contracts: readonly ContractFigures[];
  problems: readonly ProblemFigures[];
  claims: readonly LedgerFigures[];
  debts: readonly LedgerFigures[];
  plots: readonly PlotFigures[];
  charges: readonly ChargeFigures[];
  landTakenBack: readonly LandFigures[];
  incomes: readonly IncomeFigures[];
  governanceProblems: readonly GovernanceFigures[];
}

/** What every row has: where to find it, what to call it, and whose it is. */
export interface FigureRow {
  /** Table of the project file that holds it; `village` is the unit itself. */
  register: string;
  uid: string;
  /** What a person knows it by: contract number, plot code, claim number, village name. */
  label: string;
  /** 12 digits. */
  villageCode: string;
}

export interface VillageFacts extends FigureRow {
  /** First posting of the village whose period is over. */
  postedOn: string | null;
  /** 一村一档: the papers the county asks for, with the day each came in. */
  fileItems: readonly { name: string; presentOn: string | null }[];
  /** 机动地 and cultivated land of the village's own book; null where they were not given. */
  reserveMu: string | null;
  arableMu: string | null;
}

export interface ContractFigures extends FigureRow {
  registeredOn: string;
  judgedOn: string | null;
  /** A finding of it was set aside by a person (D5): counted on the face of the report (A9). */
  exceptionOn: string | null;
}

export interface ProblemFigures extends FigureRow {
  confirmedOn: string;
  closures: readonly { closedOn: string; reopenedOn: string | null }[];
}

/** A claim or debt: its base with every dated change (R12), and what settled it. */
export interface LedgerFigures extends FigureRow {
  /** When it was due, or arose. */
  owedSince: string | null;
  bases: readonly { on: string; fen: number }[];
  settlements: readonly { on: string; fen: number }[];
}

export interface PlotFigures extends FigureRow {
  /** 14 digits. */
  groupCode: string;
  proposedOn: string;
  /** The day of the first run that no longer found it; null while it is there. */
  goneOn: string | null;
  /** The form was signed; class and area below are what it says. */
  signedOn: string | null;
  finalClass: string | null;
  signedMu: string | null;
  /** First day of its first posting round. */
  postedOn: string | null;
  disposedOn: string | null;
}

export interface ChargeFigures extends FigureRow {
  dueOn: string;
  /** From this day it is no bill any more. */
  withdrawnOn: string | null;
  dueFen: number;
  receipts: readonly { on: string; fen: number }[];
}

export interface LandFigures extends FigureRow {
  on: string;
  mu: string;
}

/** What a new or changed contract brings: a yearly gain, or something once (arrears paid). */
export interface IncomeFigures extends FigureRow {
  on: string;
  yearlyGainFen: number;
  oneOffFen: number;
  /** Land let by it in mu; null where it is not about land. */
  letMu: string | null;
}

export interface GovernanceFigures extends FigureRow {
  foundOn: string;
  rectifiedOn: string | null;
}

/** The rows of one scope: a county (6 digits), town (9) or village (12); all of them for "". */
export function factsOfScope(facts: IndicatorFacts, scopeCode: string): IndicatorFacts {
  const inScope = (row: FigureRow) => row.villageCode.startsWith(scopeCode);
  return {
    villages: facts.villages.filter(inScope),
    contracts: facts.contracts.filter(inScope),
    problems: facts.problems.filter(inScope),
    claims: facts.claims.filter(inScope),
    debts: facts.debts.filter(inScope),
    plots: facts.plots.filter(inScope),
    charges: facts.charges.filter(inScope),
    landTakenBack: facts.landTakenBack.filter(inScope),
    incomes: facts.incomes.filter(inScope),
    governanceProblems: facts.governanceProblems.filter(inScope),
  };
}

/** A scope without a single row. */
export const noFacts: IndicatorFacts = {
  villages: [],
  contracts: [],
  problems: [],
  claims: [],
  debts: [],
  plots: [],
  charges: [],
  landTakenBack: [],
  incomes: [],
  governanceProblems: [],
};
