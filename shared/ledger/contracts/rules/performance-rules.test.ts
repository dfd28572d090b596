import { describe, expect, test } from "vitest";
import { arrearsAge } from "../arrears.ts";
import {
  aPaper,
  aReceipt,
  aUnit,
  hitOf,
  none,
  notChecked,
  outcomeOf,
  someLand,
} from "../testing/contract-facts.ts";

const owing = { dueFen: 900_000, paidFen: 800_000, arrearsSince: "2026-01-01" };
const recorded = [aUnit({ papersRecorded: true })];

describe("HT-40 拖欠承包费", () => {
  test("hit: orange, red from the day after three years", () => {
    expect(hitOf("HT-40", { contract: owing })).toMatchObject({
      detail: "欠缴 1000.00 元,自 2026-01-01 起,1 年以内",
      severity: null,
    });
    const on = (asOf: string) => hitOf("HT-40", { contract: owing, asOf });
    expect(on("2029-01-01").severity).toBeNull();
    expect(on("2029-01-02")).toMatchObject({ severity: "red", values: { age: "over_3" } });
  });

  test("near miss: thirty days, paid, under the county's limit, not yet due", () => {
    expect(outcomeOf("HT-40", { contract: owing, asOf: "2026-01-31" })).toEqual(none);
    expect(hitOf("HT-40", { contract: owing, asOf: "2026-02-01" }).kind).toBe("hit");
    expect(outcomeOf("HT-40")).toEqual(none);
    expect(outcomeOf("HT-40", { contract: owing, parameters: { yuan: 1000 } })).toEqual(none);
    expect(outcomeOf("HT-40", { contract: { ...owing, arrearsSince: "2027-01-01" } })).toEqual(
      none,
    );
  });

  test("D36: the schedule and the receipts go before the sheet, the oldest instalment is paid first", () => {
    const instalments = [2024, 2025, 2026, 2027].map((year) => ({
      contractUid: "c1",
      dueOn: `${year}-04-01`,
      fen: 200_000,
    }));
    const facts = { instalments, receipts: [aReceipt({ fen: 250_000 })] };
    expect(hitOf("HT-40", { facts }).values).toEqual({
      arrearsFen: 350_000,
      since: "2025-04-01",
      age: "1_to_3",
    });
    const later = { instalments, receipts: [aReceipt({ fen: 600_000, on: "2026-07-01" })] };
    expect(hitOf("HT-40", { facts: later }).values.arrearsFen).toBe(600_000);
    const paid = { instalments, receipts: [aReceipt({ fen: 600_000 })] };
    expect(outcomeOf("HT-40", { facts: paid })).toEqual(none);
  });

  test("lack: no sums; no day, unless the term is over", () => {
    expect(outcomeOf("HT-40", { contract: { paidFen: null } })).toEqual(
      notChecked("“已缴(元)”未填"),
    );
    const undated = { ...owing, arrearsSince: null };
    expect(outcomeOf("HT-40", { contract: undated })).toEqual(notChecked("“欠缴起始日”未填"));
    const over = { ...undated, endOn: "2025-12-31" };
    expect(hitOf("HT-40", { contract: over }).values.since).toBe("2025-12-31");
  });

  test("ages: an anniversary still belongs to the younger band", () => {
    const ages = ["2027-01-01", "2027-01-02", "2029-01-01", "2029-01-02"];
    expect(ages.map((on) => arrearsAge("2026-01-01", on))).toEqual([
      "under_1",
      "1_to_3",
      "1_to_3",
      "over_3",
    ]);
  });
});

describe("HT-41 账实不符", () => {
  test("hit: the sheet and the receipts differ by a fen", () => {
    const facts = { receipts: [aReceipt({ fen: 799_999 })] };
    expect(hitOf("HT-41", { facts }).values).toEqual({ paidFen: 800_000, receivedFen: 799_999 });
    expect(hitOf("HT-41", { facts: { units: recorded } }).values).toMatchObject({ receivedFen: 0 });
  });

  test("near miss: they agree; receipts of later days are not known yet (D38)", () => {
    expect(outcomeOf("HT-41", { facts: { receipts: [aReceipt()] } })).toEqual(none);
    const receipts = [aReceipt(), aReceipt({ number: "0002", on: "2026-07-01" })];
    expect(outcomeOf("HT-41", { facts: { receipts } })).toEqual(none);
  });

  test("near miss (D36): the sheet was filled before its claim was paid", () => {
    const receipts = [aReceipt(), aReceipt({ number: "0002", fen: 50_000 })];
    const paid = { contractUid: "c1", on: "2026-05-01", fen: 50_000, receivedFen: 50_000 };
    expect(outcomeOf("HT-41", { facts: { receipts, claimSettlements: [paid] } })).toEqual(none);
    expect(hitOf("HT-41", { facts: { receipts } }).values).toMatchObject({ receivedFen: 850_000 });
  });

  test("lack: no receipts where nobody says that all papers are recorded", () => {
    expect(outcomeOf("HT-41")).toEqual(notChecked("没有收据,该村未标明档案已录"));
  });
});

describe("HT-42 收入未入账/公款私存", () => {
  const facts = (patch: object, units = recorded) => ({ units, receipts: [aReceipt(patch)] });

  test("hit: a person's account, a receipt without voucher", () => {
    expect(hitOf("HT-42", { facts: facts({ personalAccount: true }, [aUnit()]) }).detail).toBe(
      "收据 0001 的款进了个人账户",
    );
    expect(hitOf("HT-42", { facts: facts({ voucherNumber: null }) }).values).toEqual({
      personal: "",
      unbooked: "0001",
    });
  });

  test("near miss: booked", () => {
    expect(outcomeOf("HT-42", { facts: facts({}) })).toEqual(none);
  });

  test("lack: no receipts; vouchers that nobody has entered yet", () => {
    expect(outcomeOf("HT-42")).toEqual(notChecked("没有收据"));
    expect(outcomeOf("HT-42", { facts: facts({ voucherNumber: null }, [aUnit()]) })).toEqual(
      notChecked("该村未标明档案已录,凭证未核"),
    );
  });
});

describe("HT-43 撂荒/包而不治", () => {
  test("hit: two years by the field form", () => {
    const facts = { land: [someLand({ idleYears: 2 })] };
    expect(hitOf("HT-43", { facts })).toMatchObject({
      facts: { idleSince: "14088210120101W0001 2024" },
      values: { idle: "14088210120101W0001 撂荒 2 年" },
    });
  });

  test("near miss: one year", () => {
    expect(outcomeOf("HT-43", { facts: { land: [someLand({ idleYears: 1 })] } })).toEqual(none);
  });

  test("lack: no form, no plot", () => {
    const facts = { land: [someLand({ idleYears: null })] };
    expect(outcomeOf("HT-43", { facts })).toEqual(notChecked("地块没有现场核查表"));
    expect(outcomeOf("HT-43", { contract: { plotCodes: null } })).toEqual(
      notChecked("“地块编码”未填"),
    );
  });
});

describe("HT-44 时效将届满", () => {
  const old = { ...owing, arrearsSince: "2023-12-20" };

  test("hit: 180 days before, and once it has run out, without calling the claim void", () => {
    expect(hitOf("HT-44", { contract: old }).values).toEqual({
      arrearsFen: 100_000,
      expiresOn: "2026-12-20",
      expired: false,
    });
    const late = hitOf("HT-44", { contract: old, asOf: "2027-01-01" });
    expect(late.detail).toContain("债权仍在");
  });

  test("near miss: 181 days; a demand starts it anew", () => {
    expect(outcomeOf("HT-44", { contract: old, asOf: "2026-06-22" })).toEqual(none);
    expect(hitOf("HT-44", { contract: old, asOf: "2026-06-23" }).kind).toBe("hit");
    const demands = [{ contractUid: "c1", kind: "demand" as const, on: "2026-05-01" }];
    expect(outcomeOf("HT-44", { contract: old, facts: { demands } })).toEqual(none);
  });

  test("lack: no day to count from", () => {
    expect(outcomeOf("HT-44", { contract: { ...owing, arrearsSince: null } })).toEqual(
      notChecked("“欠缴起始日”未填"),
    );
  });
});

describe("HT-45 抵债/以地抵欠", () => {
  const facts = { receipts: [aReceipt({ setOff: true })] };

  test("hit: set off without the sheet of both sides", () => {
    expect(hitOf("HT-45", { facts }).values).toEqual({ receipts: "0001", fen: 800_000 });
  });

  test("near miss: with the sheet; paid in cash", () => {
    expect(outcomeOf("HT-45", { facts: { ...facts, papers: [aPaper("set_off_sheet")] } })).toEqual(
      none,
    );
    expect(outcomeOf("HT-45", { facts: { receipts: [aReceipt()] } })).toEqual(none);
  });

  test("lack: no receipts", () => {
    expect(outcomeOf("HT-45")).toEqual(notChecked("没有收据"));
  });
});
