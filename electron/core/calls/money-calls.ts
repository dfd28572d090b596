import { sideTypes } from "../../../shared/ledger/money/money-types.ts";
import {
  addParts,
  missingEvidence,
  noParts,
  type RowAccount,
} from "../../../shared/ledger/money/settlement.ts";
import { settlementWays } from "../../../shared/ledger/money/settlement-ways.ts";
import type { ReceiptFacts, VoucherLine } from "../../../shared/ledger/money/voucher-matching.ts";
import { type UnitNames, unitNames } from "../project/unit-names.ts";
import { addDemand, listDemands } from "../registers/money/demands.ts";
import {
  type ListedMoneyRow,
  listMoneyRows,
  moneyStateNames,
} from "../registers/money/list-rows.ts";
import { deriveRentClaims, lockRows, postRows, verifyRows } from "../registers/money/lock-rows.ts";
import { compareBooks } from "../registers/money/matching.ts";
import { presentRows } from "../registers/money/money-row.ts";
import { addReceipt, removeReceipt } from "../registers/money/receipts.ts";
import { refused } from "../registers/money/refuse.ts";
import { addMoneyRow, removeMoneyRow, saveMoneyRow } from "../registers/money/save-row.ts";
import { listSchemes, quoteFor, saveScheme } from "../registers/money/schemes.ts";
import { addSettlement, removeSettlement } from "../registers/money/settle.ts";
import { ledgerOf } from "../reports/ledger/ledger.ts";
import type { HandlersOf } from "./handler.ts";

function rowFacts(listed: ListedMoneyRow, nameOf: UnitNames) {
  const { row, account, state, lacking, limitation } = listed;
  const { batchUid: _batch, sourceRow: _row, ...values } = row;
  return {
    ...values,
    typeName: `${row.type} ${sideTypes[row.side][row.type] ?? ""}`.trim(),
    villageName: nameOf(row.villageCode),
    state,
    stateName: moneyStateNames[state],
    ...sumsOf(account),
    lacking,
    limitation,
  };
}

function sumsOf({ assetsFen: _assets, ...sums }: RowAccount) {
  return sums;
}

function totalsOf(rows: readonly ListedMoneyRow[], asOf: string) {
  let parts = noParts;
  const total = { baseFen: 0, settledFen: 0, balanceFen: 0, lockedFen: 0 };
  for (const { account, row } of rows) {
    parts = addParts(parts, account);
    total.baseFen += account.baseFen;
    total.settledFen += account.settledFen;
    total.balanceFen += account.balanceFen;
    if (row.lockedOn !== null && row.lockedOn <= asOf) total.lockedFen += account.baseFen;
  }
  const { assetsFen: _assets, ...sums } = parts;
  return { count: rows.length, ...total, ...sums };
}

const receiptLine = ({ uid, receiptNo, date, payer, amountFen }: ReceiptFacts) => ({
  ...{ uid, number: receiptNo, date, party: payer, amountFen, text: "" },
});
const voucherLine = ({ uid, voucherNo, date, party, creditFen, text }: VoucherLine) => ({
  ...{ uid, number: voucherNo, date, party, amountFen: creditFen, text },
});

export const moneyHandlers: HandlersOf<"money"> = {
  "money.list": (input, session) => {
    const project = session.project();
    const { side, scope, asOf, states, types, openOnly, search = "", offset, limit } = input;
    const text = search.trim();
    const found = listMoneyRows(project, side, scope.code, asOf).filter(
      ({ row, state, account }) =>
        (states === undefined || states.includes(state)) &&
        (types === undefined || types.includes(row.type)) &&
        (openOnly !== true || account.balanceFen > 0) &&
        [row.number, row.party, row.reason ?? ""].some((one) => one.includes(text)),
    );
    const nameOf = unitNames(project);
    return {
      total: found.length,
      rows: found.slice(offset, offset + limit).map((listed) => rowFacts(listed, nameOf)),
      totals: totalsOf(found, asOf),
    };
  },
  "money.get": ({ uid, asOf }, session) => {
    const project = session.project();
    const all = listMoneyRows(project, null, "", asOf);
    const listed = all.find(({ row }) => row.uid === uid);
    if (listed === undefined) throw refused("这笔债权或债务不存在或已撤销,请刷新后重试。", { uid });
    const numberOf = new Map(all.map(({ row }) => [row.uid, row.number]));
    return {
      ...rowFacts(listed, unitNames(project)),
      settlements: listed.settlements.map((event) => {
        const { rowUid, counterpartUid, receiptUid: _receipt, ...facts } = event;
        const other = rowUid === uid ? counterpartUid : rowUid;
        return {
          ...facts,
          wayName: settlementWays[event.way].title,
          counterpart: other === null ? null : { uid: other, number: numberOf.get(other) ?? "" },
          missing: missingEvidence(event),
        };
      }),
      demands: listDemands(project, uid),
      baseChanges: presentRows(project)("base_change")
        .filter(({ row_uid }) => row_uid === uid)
        .map((change) => ({
          changedOn: String(change.changed_on),
          beforeFen: change.before_fen === null ? null : Number(change.before_fen),
          afterFen: Number(change.after_fen),
          reason: String(change.reason),
        })),
    };
  },
  "money.add": (row, session) => ({ uid: addMoneyRow(session.project(), row) }),
  "money.save": ({ uid, patch }, session) => {
    saveMoneyRow(session.project(), uid, patch);
    return {};
  },
  "money.remove": ({ uid }, session) => {
    removeMoneyRow(session.project(), uid);
    return {};
  },
  "money.verify": ({ uids, verifiedBy, verifiedOn }, session) => ({
    changed: verifyRows(session.project(), uids, verifiedBy, verifiedOn),
  }),
  "money.post": ({ uids, postedOn }, session) => ({
    changed: postRows(session.project(), uids, postedOn),
  }),
  "money.lock": ({ side, villageCode, baseDate }, session) => ({
    locked: lockRows(session.project(), side, villageCode, baseDate),
  }),
  "money.deriveRent": ({ villageCode, baseDate }, session) => ({
    uids: deriveRentClaims(session.project(), villageCode, baseDate),
  }),
  "money.settle": (entry, session) => ({ uid: addSettlement(session.project(), entry) }),
  "money.unsettle": ({ uid }, session) => {
    removeSettlement(session.project(), uid);
    return {};
  },
  "money.demand": (demand, session) => ({ uid: addDemand(session.project(), demand) }),
  "money.receive": ({ number, villageCode, ...receipt }, session) => ({
    uid: addReceipt(session.project(), { number, villageCode }, receipt),
  }),
  "money.unreceive": ({ uid }, session) => {
    removeReceipt(session.project(), uid);
    return {};
  },
  "money.match": ({ scope, asOf }, session) => {
    const found = compareBooks(session.project(), scope.code, asOf);
    return {
      ...found,
      matches: found.matches.map(({ voucher, receipts, by, differenceFen }) => ({
        ...{ by, differenceFen, voucher: voucherLine(voucher) },
        receipts: receipts.map(receiptLine),
      })),
      receiptsWithoutVoucher: found.receiptsWithoutVoucher.map(receiptLine),
      vouchersWithoutReceipt: found.vouchersWithoutReceipt.map(voucherLine),
    };
  },
  "money.schemes": ({ scope }, session) => ({
    schemes: listSchemes(session.project(), scope.code),
  }),
  "money.saveScheme": ({ uid, values }, session) => ({
    uid: saveScheme(session.project(), uid, values),
  }),
  "money.quote": ({ rowUid, schemeUid, paidOn }, session) =>
    quoteFor(session.project(), rowUid, schemeUid, paidOn),
  "money.ledger": ({ scope, asOf, knownAt }, session) =>
    ledgerOf(session.project(), { asOf, knownAt, unitCode: scope.code }),
};
