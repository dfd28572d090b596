import type { WorkbookSheet } from "../../formats/xlsx-writer.ts";
import type { OfficePaper, PaperRow } from "../office-paper.ts";
import type { TableColumn } from "../table-sheet.ts";
import { given, type PaperContract, type PaperFinding } from "./contract-paper.ts";

/** A candidate with its hits, as the village gets it. */
export interface CandidateContract {
  readonly contract: PaperContract;
  readonly findings: readonly PaperFinding[];
}

/** The candidates of a unit, with how many contracts people set aside, which are none of them. */
export interface CandidateList {
  readonly candidates: readonly CandidateContract[];
  readonly exceptions: number;
}

const countWords = ({ candidates, exceptions }: CandidateList): string =>
  `${candidates.length} 份${exceptions === 0 ? "" : `(另有例外 ${exceptions} 份)`}`;

const columns: readonly TableColumn[] = [
  { title: "序号", widthMm: 10, align: "right" },
  { title: "合同编号\n承包方", widthMm: 34, align: "left" },
  { title: "疑似问题", widthMm: 34, align: "left" },
  { title: "哪一条、哪个数", widthMm: 72, align: "left" },
  { title: "依据", widthMm: 52, align: "left" },
  { title: "村级初定", widthMm: 24, align: "left" },
  { title: "理由、佐证", widthMm: 30, align: "left" },
];

/**
 * 问题合同初判表 of one village: every hit with the value that triggered it and the article, and room for
 * the village's own judgement. It proposes only: 疑似, until the township confirms (A4). Contracts whose
 * hits were all set aside are counted on its face (A9).
 *
 * @param asOf the day that the contracts were checked for, `YYYY-MM-DD`
 */
export function firstJudgementPaper(
  villageName: string,
  list: CandidateList,
  asOf: string,
): OfficePaper {
  const { candidates } = list;
  const hits = candidates.reduce((sum, { findings }) => sum + findings.length, 0);
  return {
    title: "问题合同初判表",
    subtitles: [`${villageName}    截至 ${asOf}`],
    isLandscape: true,
    footer: "本表所列均为疑似,由村级初定、乡镇核定后才算问题合同",
    blocks: [
      {
        kind: "paragraph",
        text: `本村疑似问题合同 ${countWords(list)},疑似问题 ${hits} 条;一份合同有几条问题,只算一份。请逐条核对原件后在“村级初定”栏打勾,不属实的写明理由。`,
      },
      { kind: "table", columns, rows: candidates.flatMap(candidateRows) },
      {
        kind: "signatures",
        names: ["村党支部书记", "村委会主任", "村监委会", "农经员", "填表人", "日期"],
      },
    ],
  };
}

function candidateRows({ contract, findings }: CandidateContract, index: number): PaperRow[] {
  const { number, lessee } = contract.values;
  return findings.map((finding, position) => ({
    cells: [
      { text: position === 0 ? String(index + 1) : "" },
      { text: position === 0 ? `${given(number)}\n${given(lessee)}` : "" },
      { text: `${finding.rule} ${finding.title}\n(${finding.severityName})`, bold: true },
      { text: finding.text },
      { text: finding.basis },
      { text: "□属实\n□不属实" },
      { text: "" },
    ],
  }));
}

/**
 * The same list as a workbook, one row a hit, to be filled in and sent back; it proposes only, like the
 * paper (A4).
 */
export function firstJudgementSheet(
  unitName: string,
  list: CandidateList,
  asOf: string,
): WorkbookSheet {
  return {
    name: "初判表",
    titleLines: [
      "问题合同初判表",
      `${unitName}    截至 ${asOf}    疑似问题合同 ${countWords(list)}    所列均为疑似,由村级初定、乡镇核定后才算问题合同`,
    ],
    columns: sheetColumns.map(([key, heading, widthCharacters]) => ({
      key,
      heading,
      widthCharacters,
      kind: "text",
    })),
    rows: list.candidates.flatMap(({ contract, findings }) =>
      findings.map((finding) => ({
        values: {
          village: contract.villageName,
          number: contract.values.number ?? "",
          lessee: contract.values.lessee ?? "",
          rule: `${finding.rule} ${finding.title}`,
          severity: finding.severityName,
          text: finding.text,
          basis: finding.basis,
          verdict: "",
          reason: "",
        },
      })),
    ),
    paper: "A4",
    isLandscape: true,
  };
}

const sheetColumns = [
  ["village", "村", 12],
  ["number", "合同编号", 20],
  ["lessee", "承包方", 12],
  ["rule", "疑似问题", 24],
  ["severity", "轻重", 6],
  ["text", "哪一条、哪个数", 46],
  ["basis", "依据", 36],
  ["verdict", "村级初定", 10],
  ["reason", "理由、佐证", 20],
] as const;
