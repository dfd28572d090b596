import type { DecisionRow } from "../shared/ledger/contracts/decision-table.ts";

const source = "柴家镇“清化收”领导组《关于规范农村集体经济承包合同的指导意见》(2022-07-14)";
const cut = { before: "1994-02-20", after: "1994-02-22" };

const waste = { wasteLand: true, source } as const;
const before = { ...waste, signedFrom: null, signedTo: cut.before } as const;
const over = { overYears: 50, notOverYears: null } as const;
const within = { overYears: null, notOverYears: 50 } as const;

const confirm = "原则上予以确认,继续履行;补齐手续,口头的补签书面合同";
const raise = "协商并经四议两公开,从 2022 年起提高承包费,签补充协议";

/**
 * The rows of that paper that were seen (contracts.md §3). It says "before" and "after" 1994-02-21 and
 * nothing of the day itself; its other rows (after, not over 50 years; reserve land, houses …) are not
 * known. A county puts its own rows in their place.
 */
export const decisionTable: readonly DecisionRow[] = [
  { ...before, ...over, id: "w1-1", payment: "once", way: "complete", text: confirm },
  { ...before, ...over, id: "w1-2", payment: "yearly", way: "raise", text: raise },
  { ...before, ...within, id: "w1-3", payment: "once", way: "complete", text: confirm },
  { ...before, ...within, id: "w1-4", payment: "yearly", way: "raise", text: raise },
  {
    ...waste,
    ...over,
    id: "w1-5",
    signedFrom: cut.after,
    signedTo: null,
    payment: "once",
    way: "amend",
    text: "超过 50 年的部分无效,按法定期限重新签订,结清多交年份的承包费",
  },
];
