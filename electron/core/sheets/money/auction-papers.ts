import { shortPlotCode } from "../../../../shared/land/plot-code.ts";
import {
  capitalAmount,
  groupedYuanText,
  yuanText,
} from "../../../../shared/ledger/money/amount-words.ts";
import { sumMuText } from "../../../../shared/ledger/money/mu-text.ts";
import { dayText, given } from "../contracts/contract-paper.ts";
import type { OfficePaper } from "../office-paper.ts";
import type { TableColumn } from "../table-sheet.ts";

/** An auction as it is announced. Prices are fen per mu and year. */
export interface AuctionPaper {
  readonly number: string;
  readonly unitName: string;
  readonly round: number;
  readonly plots: readonly {
    readonly plotCode: string;
    readonly signedMu: string;
    readonly place: string;
  }[];
  readonly use: string;
  readonly startOn: string;
  readonly endOn: string;
  readonly floorFen: number;
  readonly floorBasis: string;
  readonly depositFen: number;
  readonly decidedBy: string;
  readonly noticeOn: string | null;
  readonly noticeDays: number | null;
  readonly registerUntil: string | null;
  readonly bidsOn: string | null;
  readonly bidsPlace: string | null;
  readonly collectiveAccount: string;
  readonly telephone: string;
}

export interface AuctionResult {
  readonly winner: string;
  readonly priceFen: number;
  readonly bids: number;
  readonly confirmedOn: string | null;
  readonly confirmedBy: string | null;
  readonly resultOn: string | null;
  readonly resultDays: number | null;
}

const columns: readonly TableColumn[] = [
  { title: "地块", widthMm: 40, align: "left" },
  { title: "坐落", widthMm: 90, align: "left" },
  { title: "签字面积(亩)", widthMm: 40, align: "right" },
];

const plotTable = ({ plots }: AuctionPaper) => {
  const rows = plots.map(({ plotCode, signedMu, place }) => ({
    cells: [{ text: shortPlotCode(plotCode) }, { text: place }, { text: signedMu }],
  }));
  const total = sumMuText(plots.map(({ signedMu }) => signedMu));
  const sum = { cells: [{ text: "合计", bold: true }, { text: "" }, { text: total, bold: true }] };
  return { kind: "table", columns, rows: [...rows, sum] } as const;
};

const term = ({ startOn, endOn }: AuctionPaper) => `${dayText(startOn)} 至 ${dayText(endOn)}`;

/** 竞价公告: what is offered, floor and how it was set, deposit, days, and that members go first (承包法 51). */
export function auctionNoticePaper(auction: AuctionPaper): OfficePaper {
  const round = auction.round === 1 ? "" : `(第 ${auction.round} 次)`;
  return {
    title: `竞价发包公告${round}`,
    subtitles: [`${auction.unitName}    编号:${auction.number}`],
    footer: "保证金和承包费只进集体账户,不收现金、不交个人",
    blocks: [
      {
        kind: "paragraph",
        text: `\u3000\u3000经 ${auction.decidedBy} 决议,下列集体地公开竞价发包,现公告如下:`,
      },
      plotTable(auction),
      {
        kind: "paragraph",
        text: `\u3000\u3000用途:${auction.use};期限:${term(auction)}。不得改变土地用途。`,
      },
      {
        kind: "paragraph",
        text: `\u3000\u3000底价:每亩每年 ${yuanText(auction.floorFen)} 元(确定办法:${auction.floorBasis})。保证金 ${groupedYuanText(auction.depositFen)} 元,缴入集体账户 ${auction.collectiveAccount};未中的如数退还。`,
      },
      {
        kind: "paragraph",
        text: `\u3000\u3000公告自 ${dayText(auction.noticeOn)} 起 ${auction.noticeDays ?? "____"} 日。报名截止 ${dayText(auction.registerUntil)};竞价 ${dayText(auction.bidsOn)},地点 ${given(auction.bidsPlace)}。`,
      },
      {
        kind: "paragraph",
        text: "\u3000\u3000同等条件下本集体经济组织成员优先。本集体以外的人中标的,须经三分之二以上成员(代表)同意并报乡镇人民政府批准。",
      },
      { kind: "paragraph", text: `\u3000\u3000咨询和异议电话:${auction.telephone}。` },
      { kind: "signatures", names: ["发包方(盖章)", "张贴人", "张贴日期"] },
    ],
  };
}

/** 竞价结果公告: who won at what price, and what that is a year for the whole land. */
export function auctionResultPaper(auction: AuctionPaper, result: AuctionResult): OfficePaper {
  return {
    title: "竞价结果公告",
    subtitles: [`${auction.unitName}    编号:${auction.number}`],
    footer: "公告期满无异议后签订合同",
    blocks: [
      plotTable(auction),
      {
        kind: "paragraph",
        text: `\u3000\u3000底价每亩每年 ${yuanText(auction.floorFen)} 元,共报价 ${result.bids} 次。由 ${result.winner} 以每亩每年 ${yuanText(result.priceFen)} 元(大写:${capitalAmount(result.priceFen)})竞得;期限 ${term(auction)}。`,
        bold: true,
      },
      {
        kind: "paragraph",
        text: `\u3000\u3000${dayText(result.confirmedOn)} 由 ${given(result.confirmedBy)} 确认。公告自 ${dayText(result.resultOn)} 起 ${result.resultDays ?? "____"} 日,有异议的请打电话 ${auction.telephone}。`,
      },
      { kind: "signatures", names: ["发包方(盖章)", "村监委会", "日期"] },
    ],
  };
}
