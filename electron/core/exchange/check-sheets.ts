import { keyedSheet } from "./keyed-sheet.ts";
import { type CellKind, type TableColumn, wordList } from "./sheet-table/table-column.ts";

const text: CellKind = { is: "text" };
const code: CellKind = { is: "code" };
const date: CellKind = { is: "date" };
const count: CellKind = { is: "count" };
const village: CellKind = { is: "unitCode", digits: [12] };

const column = (
  key: string,
  heading: string,
  kind: CellKind,
  synonyms: readonly string[] = [],
): TableColumn => ({ key, heading, kind, synonyms });

const required = (one: TableColumn): TableColumn => ({ ...one, required: true });

const rectification = [
  column("deadline", "整改期限", date, ["期限", "限期"]),
  column("responsible", "责任人", text, ["整改责任人"]),
  column("rectifiedOn", "整改日期", date, ["完成日期", "销号日期"]),
  column("rectification", "整改情况", text, ["整改措施", "整改结果"]),
  column("note", "备注", text),
];

/** Findings of an audit (问题清单), as the auditor's file writes them and the township answers them. */
export const auditFindingSheet = keyedSheet({
  name: "audit-findings",
  title: "审计问题清单",
  table: "audit_finding",
  keys: ["number"],
  defaults: { level: "审计" },
  columns: [
    required(column("number", "问题编号", code, ["编号", "序号"])),
    required(column("villageCode", "村代码", village, ["代码"])),
    column("register", "台账", text),
    column("rowUid", "记录标识", code, ["内部标识"]),
    column("rowLabel", "涉及记录", text, ["合同编号", "记录编号"]),
    required(column("content", "问题", text, ["问题描述", "存在问题", "事实"])),
    column("amountFen", "涉及金额(元)", { is: "money" }, ["金额"]),
    column("article", "依据", text, ["条款", "法规依据"]),
    required(column("foundOn", "发现日期", date, ["审计日期", "日期"])),
    ...rectification,
  ],
});

/** Problems of village governance (I11). */
export const governanceSheet = keyedSheet({
  name: "governance",
  title: "治理问题台账",
  table: "governance_problem",
  keys: ["number"],
  columns: [
    required(column("number", "问题编号", code, ["编号", "序号"])),
    required(column("villageCode", "村代码", village, ["代码"])),
    column("source", "来源", text, ["问题来源"]),
    required(column("content", "问题", text, ["问题描述", "存在问题"])),
    required(column("foundOn", "发现日期", date, ["排查日期", "日期"])),
    ...rectification,
  ],
});

/** The papers of each village's file. */
export const villageFileSheet = keyedSheet({
  name: "village-files",
  title: "一村一档资料",
  table: "village_file_item",
  keys: ["villageCode", "name"],
  columns: [
    required(column("villageCode", "村代码", village, ["代码"])),
    required(column("name", "资料", text, ["资料名称", "材料名称"])),
    column("presentOn", "归档日期", date, ["日期"]),
    column("pages", "页数", count),
    column("place", "存放", text, ["存放位置", "位置"]),
    column("note", "备注", text),
  ],
});

/** Figures of other people's books, to be compared with ours (外部对数). */
export const externalFigureSheet = keyedSheet({
  name: "external-figures",
  title: "外部对数",
  table: "external_figure",
  keys: ["source", "subject", "unitCode", "asOf", "key"],
  columns: [
    required(column("source", "来源", text, ["数据来源"])),
    required(
      column(
        "subject",
        "对什么",
        wordList({
          contract: ["合同"],
          claim: ["债权"],
          debt: ["债务"],
          land_class: ["非承包地"],
          total: ["总数", "合计"],
        }),
        ["类别"],
      ),
    ),
    required(column("unitCode", "单位代码", { is: "unitCode", digits: [6, 9, 12] }, ["村代码"])),
    required(column("asOf", "截至日期", date, ["日期"])),
    required(column("key", "编号或项目", text, ["编号", "合同编号", "项目", "地块类别"])),
    column("party", "对方", text, ["承包方", "单位或姓名"]),
    column("amount", "数额", code, ["金额", "金额(元)", "面积(亩)", "数量"]),
    column("note", "备注", text),
  ],
});
