import fc from "fast-check";
import { finalClasses } from "../../shared/land/final-class.ts";
import type { FieldScene, PlotScene } from "../support/field-scene.ts";

const villages = ["990725101201", "990725101202", "990725101203"] as const;
const groups = villages.flatMap((village) => [`${village}01`, `${village}02`]);
const runDays = ["2026-01-05", "2026-02-10", "2026-03-20"];
/** Some of what the county asks for of every village. */
const paperNames = ["债权台账", "债务台账"];

const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

/** Mu as written on paper: at most four decimals. */
const mu = fc
  .integer({ min: 1, max: 99_999 })
  .map((units) => `${Math.floor(units / 1000)}.${String(units % 1000).padStart(3, "0")}`);

const plot: fc.Arbitrary<PlotScene> = fc
  .record({
    groupCode: fc.constantFrom(...groups),
    firstRun: fc.nat({ max: 2 }),
    lastRun: fc.nat({ max: 2 }),
    isGone: fc.boolean(),
    signed: fc.option(
      fc.record({
        on: day("2026-01-10", "2026-04-30"),
        mu,
        finalClass: fc.constantFrom(...finalClasses),
      }),
    ),
    isPosted: fc.boolean(),
    disposed: fc.option(
      fc.record({
        on: day("2026-03-01", "2026-06-30"),
        route: fc.constantFrom("take_back", "let", "keep"),
      }),
    ),
  })
  .map(({ signed, disposed, firstRun, lastRun, isGone, ...place }) => {
    const last = Math.max(firstRun, lastRun);
    return {
      ...place,
      firstRun,
      lastRun: last,
      // Gone is what a later run did not find any more.
      isGone: isGone && last < runDays.length - 1,
      ...(signed === null ? {} : { signed }),
      ...(signed === null || disposed === null ? {} : { disposed }),
    };
  });

/** Plots at every step of their way in three villages; everything is invented. */
export const fieldScene: fc.Arbitrary<FieldScene> = fc
  .record({
    plots: fc.array(plot, { minLength: 1, maxLength: 30 }),
    roundDays: fc.array(day("2026-02-01", "2026-05-31"), { minLength: 9, maxLength: 9 }),
    wanted: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    days: fc.integer({ min: 5, max: 15 }),
    papers: fc.uniqueArray(
      fc.record({
        villageCode: fc.constantFrom(...villages),
        name: fc.constantFrom(...paperNames),
        on: day("2026-01-01", "2026-06-30"),
      }),
      { selector: ({ villageCode, name }) => `${villageCode} ${name}` },
    ),
  })
  .map(({ plots, roundDays, wanted, days, papers }) => ({
    ...{ runDays, plots, papers },
    rounds: [...villages, ...groups].flatMap((unitCode, index) =>
      wanted[index] === true ? [{ unitCode, on: roundDays[index]!, days }] : [],
    ),
  }));
