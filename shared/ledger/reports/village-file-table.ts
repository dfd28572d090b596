import { cutOffText, type ReportBasis } from "./report-basis.ts";
import { type ReportTable, textCell } from "./report-table.ts";

/** One paper of a village's file, there or missing. */
export interface VillageFilePaper {
  villageCode: string;
  name: string;
  presentOn: string | null;
  pages: number | null;
  place: string | null;
  note: string | null;
}

/** 一村一档: a cover list for each village, what is missing named on its top. */
export function villageFileTables(
  basis: ReportBasis,
  papers: readonly VillageFilePaper[],
): ReportTable[] {
  return basis.facts.villages.map(({ villageCode }) => {
    const own = papers.filter((paper) => paper.villageCode === villageCode);
    const isThere = ({ presentOn }: VillageFilePaper) =>
      presentOn !== null && presentOn <= basis.asOf;
    const missing = own.filter((paper) => !isThere(paper));
    const village = basis.nameOf(villageCode);
    return {
      name: village,
      title: `${village}“一村一档”目录`,
      subtitles: [
        `${cutOffText(basis)},应有 ${own.length} 件,已有 ${own.length - missing.length} 件`,
      ],
      paragraphs: [
        missing.length === 0
          ? "资料齐全。"
          : `缺 ${missing.length} 件:${missing.map(({ name }) => name).join("、")}。`,
      ],
      columns: [
        { key: "number", heading: "序号", kind: "number", width: 3, decimals: 0 },
        { key: "name", heading: "资料", kind: "text", width: 14 },
        { key: "state", heading: "有无", kind: "text", width: 3 },
        { key: "presentOn", heading: "归档日期", kind: "text", width: 6 },
        { key: "pages", heading: "页数", kind: "text", width: 3 },
        { key: "place", heading: "存放", kind: "text", width: 6 },
        { key: "note", heading: "备注", kind: "text", width: 6 },
      ],
      rows: own.map((paper, index) => ({
        cells: {
          number: { text: String(index + 1), number: index + 1 },
          name: textCell(paper.name),
          state: textCell(isThere(paper) ? "有" : "缺"),
          presentOn: textCell(isThere(paper) ? (paper.presentOn ?? "") : ""),
          pages: textCell(paper.pages === null ? "" : String(paper.pages)),
          place: textCell(paper.place ?? ""),
          note: textCell(paper.note ?? ""),
        },
      })),
      notes: [],
      signatures: ["整理人", "村负责人", "乡镇接收人", "日期"],
      paper: "A4" as const,
      isLandscape: false,
    };
  });
}
