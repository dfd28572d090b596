import {
  type WorkbookColumn,
  type WorkbookSheet,
  workbookBytes,
} from "../../formats/xlsx-writer.ts";
import type { SheetRegister } from "./sheet-register.ts";
import type { CellKind } from "./table-column.ts";

/** Rows that are laid out as text, so that numbers typed into them keep their digits (D27). */
const emptyRows = 300;
const widthOf = (heading: string) => Math.min(24, Math.max(10, heading.length * 2.2 + 2));

/** What may be filled in, in words. */
function allowedWords(kind: CellKind): string {
  switch (kind.is) {
    case "word":
      return [
        ...new Map([...kind.words].toReversed().map(([name, value]) => [value, name])).values(),
      ]
        .toReversed()
        .join("、");
    case "yesNo":
      return "是、否";
    case "date":
      return "日期,如 2008-03-01、2008.3.1、2008年3月1日";
    case "term":
      return "日期,或 长期、未约定";
    case "money":
      return "金额(元),如 1200 或 1200.50";
    case "mu":
      return "亩数,最多 4 位小数";
    case "price":
      return "每亩每年多少元";
    case "count":
      return "整数";
    case "unitCode":
      return `${kind.digits.join(" 或 ")} 位数字代码`;
    case "codes":
      return "可填多个,用 、 隔开";
    case "identity":
      return "证件号码(文本格式)";
    case "period":
    case "code":
    case "text":
      return "文字";
  }
}

/** The sheets of an empty form: the headings in their order, and a page of what may be filled in. */
export function templateSheets(register: SheetRegister): WorkbookSheet[] {
  const columns = register.templateColumns.map(
    ({ key, heading }): WorkbookColumn => ({
      heading,
      key,
      kind: "text",
      widthCharacters: widthOf(heading),
    }),
  );
  const empty = Array.from({ length: emptyRows }, () => ({ values: {} }));
  const hints = register.templateColumns.map(({ heading, kind, required }) => ({
    values: { heading, allowed: allowedWords(kind), need: required === true ? "必填" : "" },
  }));
  const text = { kind: "text" } as const;
  return [
    { name: register.title, columns, rows: empty, paper: "A3", isLandscape: true },
    {
      name: "允许值",
      columns: [
        { ...text, heading: "栏目", key: "heading", widthCharacters: 26 },
        { ...text, heading: "可以填什么", key: "allowed", widthCharacters: 80 },
        { ...text, heading: "必填", key: "need", widthCharacters: 8 },
      ],
      rows: hints,
      paper: "A4",
      isLandscape: false,
    },
  ];
}

/** The bytes of the empty form; they depend on nothing but the register. */
export function templateBytes(register: SheetRegister): Promise<Buffer> {
  return workbookBytes(templateSheets(register), "2026-01-01");
}
