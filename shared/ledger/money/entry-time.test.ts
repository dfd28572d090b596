import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "./calendar.ts";
import { backDatedEntries, knownAt } from "./entry-time.ts";

const entry = fc
  .record({ day: fc.nat({ max: 400 }), entered: fc.nat({ max: 400 }), amount: fc.nat() })
  .map(({ day, entered, amount }) => ({
    date: addDays("2022-01-01", day),
    enteredAt: `${addDays("2022-01-01", entered)}T09:00:00.000+08:00`,
    amount,
  }));

test("D38: a figure taken then = what was known then; the back-dated entries are the whole difference", () => {
  fc.assert(
    fc.property(
      fc.array(entry),
      fc.nat({ max: 400 }),
      fc.nat({ max: 400 }),
      (entries, day, taken) => {
        const snapshot = {
          asOf: addDays("2022-01-01", day),
          takenAt: `${addDays("2022-01-01", taken)}T12:00:00.000+08:00`,
        };
        const sum = (list: typeof entries) =>
          list
            .filter(({ date }) => date <= snapshot.asOf)
            .reduce((total, { amount }) => total + amount, 0);
        const late = backDatedEntries(entries, snapshot);
        expect(sum(entries) - sum(knownAt(entries, snapshot.takenAt))).toBe(sum(late));
        for (const { date, enteredAt } of late) {
          expect(date <= snapshot.asOf && enteredAt > snapshot.takenAt).toBe(true);
        }
      },
    ),
  );
});

test("the moment itself is known, and time zones are compared as moments", () => {
  const one = { date: "2022-01-01", enteredAt: "2022-03-01T00:00:00+08:00" };
  expect(knownAt([one], "2022-02-28T16:00:00Z")).toEqual([one]);
  expect(knownAt([one], "2022-02-28T15:59:59Z")).toEqual([]);
  expect(knownAt([one], null)).toEqual([one]);
});
