import {
  type IncentiveDebtor,
  incentiveOffers,
  jinfuScheme,
} from "../../../../../shared/ledger/money/incentive.ts";
import { noParts } from "../../../../../shared/ledger/money/settlement.ts";
import type { AuctionPaper } from "../auction-papers.ts";
import type { ChargeNotice } from "../charge-notice.ts";
import type { DecisionCase } from "../decision-papers.ts";
import type { DemandNotice } from "../demand-notice.ts";

/** Invented village, people and plots; the sums of the demand are 晋福村's published ones (W10). */
const place = {
  collectiveAccount: "样例农商行 0000 0000(虚构)",
  telephone: "0354-0000000",
};

export const sampleCharge: ChargeNotice = {
  number: "JF-2026-0001",
  unitName: "样例甲村第三村民小组",
  payer: "甄样例",
  fromYear: 2026,
  toYear: 2026,
  lines: [
    {
      ...{ plotCode: "14072510120103W0012", landClass: "旱地", grade: "", signedMu: "3.75" },
      ...{ exemptMu: "0.50", chargedMu: "3.25", priceFen: 9_114, years: 1 },
    },
    {
      ...{ plotCode: "14072510120103X0101", landClass: "旱地", grade: "三等", signedMu: "12.50" },
      ...{ exemptMu: "0.00", chargedMu: "12.50", priceFen: 4_557, years: 1 },
    },
  ],
  amountFen: 86_580,
  roundingFen: 10,
  drawnUpOn: "2026-05-01",
  dueOn: "2026-05-31",
  decidedBy: "2026-04-20 成员大会",
  place,
};

const debtor: IncentiveDebtor = {
  ...{ originalFen: 980_000, balanceFen: 980_000, group: null, servingCadre: false },
  deceased: "alive",
};

export const sampleDemand: DemandNotice & { readonly debtor: IncentiveDebtor } = {
  number: "ZQ-001",
  unitName: "样例甲村",
  party: "吴样例",
  typeName: "村民借支、往来欠款",
  formedOn: "2020-03-01",
  reason: "借支",
  account: { ...noParts, baseFen: 980_000, settledFen: 0, balanceFen: 980_000 },
  asOf: "2023-03-01",
  payBy: "2023-03-31",
  place,
  scheme: {
    name: "“321”清收激励",
    offers: incentiveOffers(jinfuScheme("2023-03-01"), debtor),
  },
  debtor,
};

export const sampleDecision: DecisionCase = {
  villageName: "样例甲村",
  subject: "2026 年集体地有偿使用收费办法",
  content: [
    "收费对象:现场核查表已签字、公示无异议的未确权地和新增地。",
    "标准:旱地每亩每年 91.14 元。",
  ],
  meetingName: "成员大会",
  ...{ heldOn: "2026-04-20", due: 312, present: 300, inFavour: 208 },
  line: "应到 312,须到 208,须同意 208",
  basis: "《农村集体经济组织法》第二十六条、第二十七条、第二十八条",
  recusal: null,
  telephone: "0354-0000000",
  noticeDays: 7,
};

export const sampleAuction: AuctionPaper = {
  number: "JJ-2026-01",
  unitName: "样例甲村第三村民小组",
  round: 2,
  plots: [
    { plotCode: "14072510120103W0012", signedMu: "3.75", place: "北坡" },
    { plotCode: "14072510120103X0101", signedMu: "12.50", place: "河滩" },
  ],
  ...{ use: "种植", startOn: "2026-10-01", endOn: "2031-09-30", floorFen: 15_000 },
  ...{ floorBasis: "第一次流标后经会议下调", depositFen: 50_000 },
  decidedBy: "2026-04-20 成员大会",
  ...{ noticeOn: "2026-05-02", noticeDays: 7, registerUntil: "2026-05-09" },
  ...{ bidsOn: "2026-05-10", bidsPlace: "村委会", ...place },
};

const digits = "零壹贰叁肆伍陆柒捌玖";
const units: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };

/** Reads 大写金额 back to fen: the other way round than the program writes it. */
export function fenOfCapitals(words: string): number {
  let whole = 0;
  let section = 0;
  let digit = 0;
  let fen = 0;
  for (const sign of words.replace(/^人民币|整$/g, "")) {
    const value = digits.indexOf(sign);
    if (value >= 0) digit = value;
    else if (sign in units) {
      section += digit * (units[sign] ?? 0);
      digit = 0;
    } else if (sign === "万" || sign === "亿") {
      whole = (whole + section + digit) * (sign === "万" ? 10_000 : 100_000_000);
      section = 0;
      digit = 0;
    } else if (sign === "元") {
      whole += section + digit;
      section = 0;
      digit = 0;
    } else {
      fen += digit * (sign === "角" ? 10 : 1);
      digit = 0;
    }
  }
  return whole * 100 + fen;
}
