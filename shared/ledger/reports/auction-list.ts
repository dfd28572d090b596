import type { ListHead } from "./list-table.ts";
import type { AuctionLine } from "./money-lines.ts";

/** 竞价台账: what was offered, how often, who won and for how much. */
export const auctionList: ListHead<AuctionLine> = {
  title: "竞价台账",
  columns: [
    { key: "number", heading: "编号", width: 6, text: ({ number }) => number },
    { key: "round", heading: "轮次", width: 3, text: ({ round }) => String(round) },
    { key: "plots", heading: "地块", width: 10, text: ({ plots }) => plots },
    { key: "mu", heading: "面积(亩)", width: 5, mu: ({ mu }) => mu },
    {
      ...{ key: "floor", heading: "底价(元/亩·年)", width: 6, isPrice: true },
      fen: ({ floorFen }) => floorFen,
    },
    {
      key: "people",
      heading: "报名(人)",
      width: 4,
      text: ({ registrants }) => String(registrants),
    },
    { key: "deposit", heading: "保证金", width: 6, fen: ({ depositFen }) => depositFen },
    { key: "bidsOn", heading: "竞价日", width: 5.5, text: ({ bidsOn }) => bidsOn },
    { key: "winner", heading: "竞得人", width: 6.5, text: ({ winner }) => winner },
    {
      ...{ key: "price", heading: "成交价(元/亩·年)", width: 6, isPrice: true },
      fen: ({ priceFen }) => priceFen,
    },
    { key: "state", heading: "到哪一步", width: 5.5, text: ({ stateName }) => stateName },
  ],
  notes: ["面积为公示的签字面积;流标后再次竞价另列一行。保证金为已交的,退还的不扣。"],
};
