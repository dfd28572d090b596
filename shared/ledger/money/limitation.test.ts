import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addYears, daysBetween } from "./calendar.ts";
import { type LimitationFacts, limitationOf } from "./limitation.ts";

function counted(facts: Partial<LimitationFacts>, asOf = "2022-06-01") {
  const result = limitationOf(
    { dueDates: ["2020-01-01"], rent: false, returnOfProperty: false, events: [], ...facts },
    asOf,
  );
  if (result.kind !== "counted") throw new Error(`not counted: ${result.kind}`);
  return result;
}

describe("三年 (民法典 188), starting anew (195)", () => {
  test("runs from the due day to the same day three years later", () => {
    expect(counted({}).present).toMatchObject({
      expiresOn: "2023-01-01",
      daysLeft: 214,
      startedBy: "due",
    });
    expect(counted({ dueDates: ["2020-02-29"] }).present.expiresOn).toBe("2023-02-28");
  });

  test.each(["demand", "acknowledgement", "partPayment", "suit"] as const)(
    "a %s in time starts it anew, on the last day too",
    (kind) => {
      const { present } = counted({ events: [{ kind, date: "2023-01-01" }] }, "2023-06-01");
      expect(present).toMatchObject({ expiresOn: "2026-01-01", startedBy: kind, revived: false });
    },
  );

  test("a demand after it ran out starts nothing; an acknowledgement does, and says so", () => {
    const events = [{ kind: "demand" as const, date: "2023-01-02" }];
    expect(counted({ events }, "2023-06-01").present.expiresOn).toBe("2023-01-01");
    const promised = counted(
      { events: [{ kind: "acknowledgement", date: "2024-05-01" }] },
      "2024-06-01",
    );
    expect(promised.present).toMatchObject({ expiresOn: "2027-05-01", revived: true });
  });

  test("an event after the day of asking is not known yet", () => {
    const events = [{ kind: "demand" as const, date: "2022-06-02" }];
    expect(counted({ events }, "2022-06-01").present.expiresOn).toBe("2023-01-01");
  });

  test("twenty years are never passed by demands", () => {
    const events = Array.from({ length: 30 }, (_, at) => ({
      kind: "demand" as const,
      date: addYears("2000-01-01", at),
    }));
    expect(counted({ dueDates: ["2000-01-01"], events }, "2029-12-31").present.expiresOn).toBe(
      "2020-01-01",
    );
  });

  test("giving back land is exempt (196); no due day is said, not guessed", () => {
    const facts = { dueDates: [], rent: false, returnOfProperty: false, events: [] };
    expect(limitationOf({ ...facts, returnOfProperty: true }, "2022-01-01")).toEqual({
      kind: "exempt",
    });
    expect(limitationOf(facts, "2022-01-01")).toEqual({ kind: "unknownDue" });
  });
});

describe("transition: what had run out before 2017-10-01 stays expired, both results shown", () => {
  test.each([
    ["two years over one day before", "2015-09-30", false, "2017-09-30"],
    ["two years end on the day itself", "2015-10-01", false, "2018-10-01"],
    ["rent: one year over", "2016-09-30", true, "2017-09-30"],
    ["rent: one year not over", "2016-10-01", true, "2019-10-01"],
  ])("%s", (_, due, rent, expiresOn) => {
    const result = counted({ dueDates: [due], rent });
    expect(result.transition.expiresOn).toBe(expiresOn);
    expect(result.present.expiresOn).toBe(addYears(due, 3));
    expect(result.differ).toBe(expiresOn !== addYears(due, 3));
  });

  test("a demand in 2017 that came too late under the old period counts in one reading alone", () => {
    const result = counted({
      dueDates: ["2015-01-01"],
      events: [{ kind: "demand", date: "2017-06-01" }],
    });
    expect(result.present.expiresOn).toBe("2020-06-01");
    expect(result.transition.expiresOn).toBe("2017-01-01");
  });
});

test("instalments: the last one alone counts (189), in whatever order they are given", () => {
  const day = fc.integer({ min: 0, max: 6000 }).map((days) => addDays("2005-01-01", days));
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), fc.boolean(), (dueDates, rent) => {
      const last = dueDates.reduce((one, other) => (one > other ? one : other));
      const facts = { rent, returnOfProperty: false, events: [] };
      const asOf = "2024-01-01";
      expect(limitationOf({ ...facts, dueDates }, asOf)).toEqual(
        limitationOf({ ...facts, dueDates: [last] }, asOf),
      );
    }),
  );
});

test("the transition never gives a later end than three years do, without late acknowledgements", () => {
  const day = fc.integer({ min: 0, max: 8000 }).map((days) => addDays("2003-01-01", days));
  const event = fc.record({ kind: fc.constantFrom("demand" as const, "suit" as const), date: day });
  fc.assert(
    fc.property(day, fc.boolean(), fc.array(event, { maxLength: 8 }), (due, rent, events) => {
      const { present, transition } = counted({ dueDates: [due], rent, events }, "2026-01-01");
      expect(transition.expiresOn <= present.expiresOn).toBe(true);
    }),
  );
});

test("days and years over month and leap ends", () => {
  expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
  expect(addDays("2022-01-01", -1)).toBe("2021-12-31");
  expect(addYears("2024-02-29", 4)).toBe("2028-02-29");
  expect(daysBetween("2022-03-01", "2022-03-10")).toBe(9);
});
