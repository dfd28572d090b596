import { describe, expect, test } from "vitest";
import type { SettlementEvent } from "./settlement.ts";
import { givenPartsFault, type NewSettlement, settlementFaults } from "./settlement-faults.ts";
import { moneyRow, settlementEvent } from "./testing/arbitrary-books.ts";

const claim = moneyRow();
const related = moneyRow({ uid: "row-2", number: "ZQ-002", type: "C3", relatedParty: true });
const debt = moneyRow({
  uid: "row-3",
  number: "ZW-001",
  side: "debt",
  type: "D1",
  originalFen: 700_000,
});
const rows = [claim, related, debt];
const rowOf = (uid: string) => rows.find((row) => row.uid === uid);

function faults(
  event: Partial<SettlementEvent>,
  more: Partial<NewSettlement> = {},
  events: readonly SettlementEvent[] = [],
) {
  const settlement = {
    event: settlementEvent(event),
    resolution: null,
    householdLand: false,
    newBorrowing: false,
    ...more,
  };
  return settlementFaults(settlement, rowOf, events);
}

const kinds = (...values: Parameters<typeof faults>) => faults(...values).map(({ kind }) => kind);

describe("bad input (issue §4) is refused in words", () => {
  test("sums that are none", () => {
    for (const amountFen of [0, -1, 0.5, Number.NaN])
      expect(kinds({ amountFen })).toContain("amount");
  });

  test("parts that do not add up", () => {
    const event = {
      way: "R3" as const,
      amountFen: 980_000,
      cashFen: 686_000,
      forgivenFen: 293_999,
    };
    expect(faults(event)[0]?.text).toBe("现金 6860.00 元加减免 2939.99 元,不等于金额 9800.00 元。");
    expect(faults({ ...event, forgivenFen: 294_000 })).toEqual([]);
  });

  test("a date before the claim; the day itself is fine", () => {
    expect(kinds({ date: "2015-02-28" })).toEqual(["date"]);
    expect(kinds({ date: "2015-03-01" })).toEqual([]);
  });

  test("more than the balance, on the day or on a later one", () => {
    expect(kinds({ amountFen: 1_000_001 })).toEqual(["balance"]);
    expect(kinds({ amountFen: 1_000_000 })).toEqual([]);
    const later = settlementEvent({ uid: "later", date: "2023-01-01", amountFen: 900_000 });
    expect(kinds({ amountFen: 100_001 }, {}, [later])).toEqual(["balance"]);
    expect(kinds({ amountFen: 100_000 }, {}, [later])).toEqual([]);
  });

  test("what still lacks its paper holds its place under the balance", () => {
    const pending = settlementEvent({ uid: "p", amountFen: 900_000, voucherNo: null });
    expect(kinds({ amountFen: 200_000 }, {}, [pending])).toEqual(["balance"]);
  });

  test("R12 cannot squeeze out more than is left", () => {
    expect(kinds({ way: "R12", amountFen: 1_000_001 })).toEqual(["balance"]);
    expect(kinds({ way: "R12", amountFen: 1_000_001, raisesBase: true })).toEqual([]);
  });

  test("ways on the wrong side", () => {
    expect(kinds({ way: "R9" })).toEqual(["side"]);
    expect(kinds({ way: "R1", rowUid: "row-3" })).toEqual(["side"]);
  });

  test("set-off wants one row of each side and looks at both balances", () => {
    expect(kinds({ way: "R4" })).toEqual(["counterpart"]);
    expect(kinds({ way: "R4", counterpartUid: "row-2" })).toEqual(["counterpart"]);
    expect(kinds({ way: "R1", counterpartUid: "row-3" })).toEqual(["counterpart"]);
    expect(kinds({ way: "R4", counterpartUid: "row-3", amountFen: 700_001 })).toEqual(["balance"]);
    expect(kinds({ way: "R4", counterpartUid: "row-3", amountFen: 700_000 })).toEqual([]);
  });
});

describe("a related party's debt is not forgiven without a resolution that records the recusal", () => {
  const forgiving = { rowUid: "row-2", way: "R3" as const, amountFen: 100, forgivenFen: 100 };
  const resolution = { meetingType: "成员大会", passed: true, recusal: "李某(本人)回避" };

  test.each([
    ["forgiven", forgiving],
    ["written off", { rowUid: "row-2", way: "R8" as const, amountFen: 100 }],
  ])(
    "%s: blocked without one, with one that failed, without recusal, by the two committees",
    (_, event) => {
      expect(kinds(event)).toEqual(["resolution"]);
      expect(kinds(event, { resolution: { ...resolution, passed: false } })).toEqual([
        "resolution",
      ]);
      expect(kinds(event, { resolution: { ...resolution, recusal: " " } })).toEqual(["resolution"]);
      expect(kinds(event, { resolution: { ...resolution, meetingType: "两委会议" } })).toEqual([
        "resolution",
      ]);
      expect(kinds(event, { resolution })).toEqual([]);
    },
  );

  test("paying is always possible, and others need no recusal", () => {
    expect(kinds({ rowUid: "row-2", amountFen: 100 })).toEqual([]);
    expect(kinds({ ...forgiving, cashFen: 100, forgivenFen: 0 })).toEqual([]);
    expect(kinds({ ...forgiving, rowUid: "row-1" })).toEqual([]);
  });
});

test("household land is never taken for arrears (承包法 57), new borrowing settles nothing", () => {
  expect(kinds({ way: "R6" }, { householdLand: true })).toEqual(["forbidden"]);
  expect(kinds({ way: "R9", rowUid: "row-3" }, { newBorrowing: true })).toEqual(["forbidden"]);
});

describe("parts as the sheet gives them", () => {
  const parts = (cashFen: number | null, forgivenFen: number | null) => ({ cashFen, forgivenFen });

  test("R3 needs them, others may repeat what follows from the way", () => {
    expect(givenPartsFault("R3", 100, parts(null, null))?.kind).toBe("parts");
    expect(givenPartsFault("R3", 100, parts(null, 100))).toBeNull();
    expect(givenPartsFault("R1", 100, parts(null, null))).toBeNull();
    expect(givenPartsFault("R1", 100, parts(100, 0))).toBeNull();
    expect(givenPartsFault("R1", 100, parts(90, null))?.kind).toBe("parts");
    expect(givenPartsFault("R1", 100, parts(null, 10))?.kind).toBe("parts");
    expect(givenPartsFault("R10", 100, parts(null, 100))).toBeNull();
    expect(givenPartsFault("R8", 100, parts(100, null))?.kind).toBe("parts");
  });

  test("negative parts", () => {
    expect(givenPartsFault("R3", 100, parts(200, -100))?.kind).toBe("parts");
  });
});
