import { type SideSums, sideSums } from "../../../../shared/ledger/money/ledger-sums.ts";
import { exactMu, sumMuText } from "../../../../shared/ledger/money/mu-text.ts";
import type { Project } from "../../project/project.ts";
import { readBooks } from "../../registers/money/books.ts";
import { accountRow } from "../../registers/money/money-row.ts";
import { indicatorFacts } from "../indicators/indicator-facts.ts";
import { type KnownTables, knownTables } from "../indicators/known-rows.ts";

export interface LedgerQuestion {
  /** Business day, `YYYY-MM-DD`; later events change nothing (D38). */
  readonly asOf: string;
  /** ISO time with offset; null for everything that is entered by now. */
  readonly knownAt: string | null;
  /** Prefix of the village code, "" for all. */
  readonly unitCode: string;
}

/** The sums of the money side at a day: gross on both sides, never netted (A5). */
export interface Ledger {
  readonly asOf: string;
  readonly claims: LedgerSide;
  readonly debts: LedgerSide;
  readonly charges: {
    readonly dueFen: number;
    readonly receivedFen: number;
    readonly arrearsFen: number;
  };
  readonly land: {
    readonly takenBackM2: number;
    readonly letM2: number;
    readonly entrustedM2: number;
    readonly yearlyGainFen: number;
    readonly oneOffFen: number;
  };
}

export interface LedgerSide {
  readonly count: number;
  readonly lockedFen: number;
  readonly settledFen: number;
  readonly cashFen: number;
  readonly forgivenFen: number;
  readonly setoffFen: number;
  readonly transferredFen: number;
  readonly writtenOffFen: number;
  readonly balanceFen: number;
}

/** Works the ledger out from rows, events and receipts up to and including the day. */
export function ledgerOf(project: Project, question: LedgerQuestion): Ledger {
  const { asOf, knownAt, unitCode } = question;
  const tables = knownTables(project, knownAt);
  const { rows, events } = readBooks(tables);
  const side = (which: "claim" | "debt") => {
    const own = rows.filter((row) => row.side === which && row.villageCode.startsWith(unitCode));
    return ledgerSide(sideSums(own.map(accountRow), events, asOf));
  };
  return {
    asOf,
    claims: side("claim"),
    debts: side("debt"),
    ...chargesAndLand(project, tables, question),
  };
}

/** `settledFen` = cash + forgiven + set off + transferred + written off; `lockedFen` = settled + balance. */
function ledgerSide(sums: SideSums): LedgerSide {
  return {
    count: sums.count,
    lockedFen: sums.lockedFen,
    settledFen: sums.settledFen,
    cashFen: sums.cashFen,
    forgivenFen: sums.forgivenFen,
    setoffFen: sums.setOffFen,
    transferredFen: sums.transferredFen,
    writtenOffFen: sums.writtenOffFen,
    balanceFen: sums.balanceFen,
  };
}

/** From the rows that the indicators I8 – I10 are made of, so that both say the same (T7). */
function chargesAndLand(
  project: Project,
  tables: KnownTables,
  { asOf, knownAt, unitCode }: LedgerQuestion,
): Pick<Ledger, "charges" | "land"> {
  const facts = indicatorFacts(project, knownAt);
  const inScope = (row: { readonly villageCode: string }) => row.villageCode.startsWith(unitCode);
  const billed = facts.charges.filter(
    (row) =>
      inScope(row) && row.dueOn <= asOf && (row.withdrawnOn === null || row.withdrawnOn > asOf),
  );
  const dueFen = sumOf(billed.map((row) => row.dueFen));
  const receivedFen = sumOf(
    billed.flatMap(({ receipts }) => receipts.filter(({ on }) => on <= asOf).map(({ fen }) => fen)),
  );
  const entrusted = entrustedLand(tables);
  const incomes = facts.incomes.filter((row) => inScope(row) && row.on <= asOf);
  const letOut = incomes.filter(({ uid }) => !entrusted.some((one) => one.uid === uid));
  const back = facts.landTakenBack.filter((row) => inScope(row) && row.on <= asOf);
  const running = entrusted.filter(
    (row) => inScope(row) && row.on <= asOf && (row.endedOn === null || row.endedOn > asOf),
  );
  return {
    charges: { dueFen, receivedFen, arrearsFen: dueFen - receivedFen },
    land: {
      takenBackM2: squareMetres(back.map(({ mu }) => mu)),
      letM2: squareMetres(letOut.map(({ letMu }) => letMu ?? "0")),
      entrustedM2: squareMetres(running.map(({ mu }) => mu)),
      yearlyGainFen: sumOf(incomes.map(({ yearlyGainFen }) => yearlyGainFen)),
      oneOffFen: sumOf(incomes.map(({ oneOffFen }) => oneOffFen)),
    },
  };
}

function entrustedLand(tables: KnownTables) {
  return tables("land_event")
    .filter(({ kind }) => kind === "entrusted")
    .map((row) => ({
      uid: String(row.uid),
      villageCode: String(row.village_code),
      on: String(row.happened_on),
      endedOn: row.ended_on === null || row.ended_on === undefined ? null : String(row.ended_on),
      mu: String(row.mu),
    }));
}

const sumOf = (fen: readonly number[]) => fen.reduce((sum, one) => sum + one, 0);

/** Σ of mu as signed, in m²: one mu is 2000/3 m² (D11). What a withdrawn bill takes back is negative. */
function squareMetres(mu: readonly string[]): number {
  const gains = mu.filter((text) => !text.startsWith("-"));
  const losses = mu.filter((text) => text.startsWith("-")).map((text) => text.slice(1));
  const { digits, decimals } = exactMu(sumMuText(gains));
  const less = exactMu(sumMuText(losses));
  const inMu = Number(digits) / 10 ** decimals - Number(less.digits) / 10 ** less.decimals;
  return Math.round(((inMu * 2000) / 3) * 10_000) / 10_000;
}
