import type { MoneyValues } from "../money-row.ts";
import type { NewSettlementEntry } from "../settle.ts";

export const sampleVillage = "140725101201";

/** A claim or debt of which only the needed is known; all of it is invented. */
export function moneyValues(values: Partial<MoneyValues> = {}): MoneyValues {
  return {
    ...{ number: "ZQ-001", villageCode: sampleVillage, groupCode: null, party: "吴十(虚构)" },
    ...{ idNumber: null, phone: null, address: null, bankAccount: null, isMember: null },
    ...{ specialGroup: null, lifeStatus: null, servingCadre: null, relatedParty: null },
    ...{ type: "C2", contractNumber: null, formedOn: "2015-03-01", dueOn: null, reason: "借支" },
    ...{ originalFen: 980_000, inBook: true, voucherNumber: null, ratePercent: null },
    ...{ handledBy: null, decisionBasis: null, lastDemandOn: null, lastAcknowledgedOn: null },
    ...{ plotCodes: [], note: null },
    ...values,
  };
}

export const debtValues = (values: Partial<MoneyValues> = {}): MoneyValues =>
  moneyValues({ number: "ZW-001", type: "D1", originalFen: 300_000, ...values });

/** A settlement with its papers. */
export function settlementEntry(
  rowUid: string,
  values: Partial<NewSettlementEntry> = {},
): NewSettlementEntry {
  return {
    ...{ rowUid, way: "R1", date: "2022-03-05", amountFen: 100_000, cashFen: 0, forgivenFen: 0 },
    ...{ raisesBase: false, counterpartUid: null, voucherNo: "收-1", approvalNo: "决-1" },
    ...{ note: null, meetingUid: null, householdLand: false, newBorrowing: false },
    ...values,
  };
}
