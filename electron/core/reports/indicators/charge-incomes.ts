import type { IncomeFigures } from "../../../../shared/ledger/indicators/facts.ts";
import {
  muUnits,
  muUnitsPerMu,
  quotientText,
} from "../../../../shared/ledger/indicators/quotient.ts";
import { grouped, type KnownRow, type KnownTables, numberOf, textOf } from "./known-rows.ts";

/** What one line of a bill brings for its plot while nothing newer is billed for that plot. */
interface BilledPlot {
  readonly charge: KnownRow;
  readonly plotKey: string;
  readonly drawnUpOn: string;
  readonly withdrawnOn: string | null;
  readonly yearlyFen: bigint;
  readonly oneOffFen: bigint;
  readonly mu: bigint;
}

interface Brought {
  readonly yearly: bigint;
  readonly oneOff: bigint;
  readonly mu: bigint;
}

const nothing: Brought = { yearly: 0n, oneOff: 0n, mu: 0n };

/**
 * What bills bring, as dated changes that add up to what stands on a day. Of each plot only the newest bill
 * that stands on that day brings a yearly gain and land: the bill of the next year takes its place and is no
 * second gain. The years before the newest one of a bill count once. A withdrawn bill is taken off on its
 * day, and the one before it stands again.
 */
export function chargeIncomes(tables: KnownTables): IncomeFigures[] {
  const lines = grouped(
    tables("charge_line"),
    ({ charge_uid }) => String(charge_uid),
    (row) => row,
  );
  const billed = tables("charge").flatMap((row) => billedPlots(row, lines.get(String(row.uid))));
  const changes = [...Map.groupBy(billed, ({ plotKey }) => plotKey).values()].flatMap(changesOf);
  const byBillAndDay = Map.groupBy(changes, ({ line, on }) => `${String(line.charge.uid)} ${on}`);
  return [...byBillAndDay.values()].map((own) => {
    const { line, on } = own[0]!;
    const { yearly, oneOff, mu } = own.map(({ change }) => change).reduce(plus);
    return {
      register: "charge",
      uid: String(line.charge.uid),
      label: String(line.charge.number),
      villageCode: String(line.charge.village_code),
      on,
      yearlyGainFen: Number(yearly),
      oneOffFen: Number(oneOff),
      letMu: quotientText(mu, muUnitsPerMu, 1n, { decimals: 4, rounding: "half-up" }),
    };
  });
}

/** Shares of a bill by plot; a bill rounds its sum, so that shares go by what each line comes to. */
function billedPlots(charge: KnownRow, lines: readonly KnownRow[] = []): BilledPlot[] {
  const years = BigInt(numberOf(charge, "to_year") - numberOf(charge, "from_year") + 1);
  const amount = BigInt(numberOf(charge, "amount_fen"));
  const yearly = amount / years;
  const of = {
    charge,
    drawnUpOn: String(charge.drawn_up_on),
    withdrawnOn: textOf(charge, "withdrawn_on"),
  };
  if (lines.length === 0) {
    const all = { yearlyFen: yearly, oneOffFen: amount - yearly, mu: 0n };
    return [{ ...of, plotKey: `charge ${String(charge.uid)}`, ...all }];
  }
  const mu = lines.map(({ charged_mu }) => muUnits(String(charged_mu)));
  const weights = lines.map((line, at) => mu[at]! * BigInt(numberOf(line, "price_fen")));
  const yearlyShares = shares(yearly, weights);
  const oneOffShares = shares(amount - yearly, weights);
  return lines.map((line, at) => ({
    ...of,
    plotKey: `plot ${String(line.plot_code)}`,
    yearlyFen: yearlyShares[at]!,
    oneOffFen: oneOffShares[at]!,
    mu: mu[at]!,
  }));
}

/** Whole fen that add up to the amount exactly. */
function shares(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  let passed = 0n;
  let given = 0n;
  return weights.map((weight, at) => {
    passed += weight;
    const until =
      at === weights.length - 1 ? amount : total === 0n ? 0n : (amount * passed) / total;
    const share = until - given;
    given = until;
    return share;
  });
}

/** The days on which what a plot's bills bring changes, with what is more or less from that day. */
function changesOf(lines: readonly BilledPlot[]) {
  const days = lines.flatMap(({ drawnUpOn, withdrawnOn }) => [drawnUpOn, withdrawnOn ?? drawnUpOn]);
  const before = new Map<BilledPlot, Brought>();
  return [...new Set(days)].sort().flatMap((on) => {
    const standing = lines.filter((line) => stands(line, on)).toSorted(newestFirst);
    return lines.flatMap((line) => {
      const [was, now] = [before.get(line) ?? nothing, broughtBy(line, standing)];
      before.set(line, now);
      const change = plus(now, minus(was));
      const isChange = Object.values(change).some((part) => part !== 0n);
      return isChange ? [{ line, on, change }] : [];
    });
  });
}

const stands = ({ drawnUpOn, withdrawnOn }: BilledPlot, on: string) =>
  drawnUpOn <= on && (withdrawnOn === null || withdrawnOn > on);

const newestFirst = (one: BilledPlot, other: BilledPlot) =>
  numberOf(other.charge, "to_year") - numberOf(one.charge, "to_year") ||
  (one.drawnUpOn < other.drawnUpOn ? 1 : one.drawnUpOn > other.drawnUpOn ? -1 : 0);

function broughtBy(line: BilledPlot, standing: readonly BilledPlot[]): Brought {
  const { yearlyFen, oneOffFen, mu } = line;
  if (!standing.includes(line)) return nothing;
  const newest = standing[0]!;
  if (newest === line) return { yearly: yearlyFen, oneOff: oneOffFen, mu };
  // Years charged after the fact, when a later year was billed already, never come every year.
  const isLate = line.drawnUpOn > newest.drawnUpOn;
  return { yearly: 0n, oneOff: isLate ? oneOffFen + yearlyFen : oneOffFen, mu: 0n };
}

const plus = (one: Brought, other: Brought): Brought => ({
  yearly: one.yearly + other.yearly,
  oneOff: one.oneOff + other.oneOff,
  mu: one.mu + other.mu,
});
const minus = ({ yearly, oneOff, mu }: Brought): Brought => ({
  yearly: -yearly,
  oneOff: -oneOff,
  mu: -mu,
});
