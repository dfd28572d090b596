import { isHidden } from "../../../shared/land/hideable-fields.ts";
import type { WorkbookColumn, WorkbookSheet } from "../formats/xlsx-writer.ts";
import type { Profile } from "./sheet-data.ts";

/** Columns for the paper, and those that stand to the right of the print area. */
interface ColumnSet {
  printed: readonly WorkbookColumn[];
  aside: readonly WorkbookColumn[];
}

/** In a township's listing each row says where it belongs; in a group's own the title does. */
export function withUnits(
  many: boolean,
  { printed, aside }: ColumnSet,
): Pick<WorkbookSheet, "columns" | "printedColumns"> {
  const units = many ? [text("村", "village", 10), text("组", "group", 11)] : [];
  const codes = many ? [text("组代码", "groupCode", 17)] : [];
  return {
    columns: [...units, ...printed, ...codes, ...aside],
    printedColumns: units.length + printed.length,
  };
}

/** The columns without those whose title, unit aside, the county leaves out. */
export function shownOf({ printed, aside }: ColumnSet, hidden: readonly string[]): ColumnSet {
  const isShown = ({ heading }: WorkbookColumn) => !isHidden(heading, hidden);
  return { printed: printed.filter(isShown), aside: aside.filter(isShown) };
}

/**
 * A3 across holds about 200 characters of 11 pt shrunk to 9 pt, the least that is read on paper (V2), also
 * where the standard font is a wide one; what a reader in the office looks up stands aside.
 */
export function plotColumns(profile: Profile, decimals: number): ColumnSet {
  const facts = [
    number("序号", "number", 0, 6),
    text("图斑号", "shortCode", 10),
    text("小地名", "place", 11),
    text("四至", "neighbours", 18),
    text("三调地类", "landClass", 10),
    number("图斑面积(亩)", "declaredMu", decimals, 9),
    number("量算面积(亩)", "mu", decimals, 9),
    number("扣田坎后(亩)", "ridgeFreeMu", decimals, 9),
  ];
  const pages = text("本册图幅", "pages", 8);
  const aside = [
    text("图斑编码", "code", 21),
    text("东至", "east", 14),
    text("南至", "south", 14),
    text("西至", "west", 14),
    text("北至", "north", 14),
    number("量算面积(平方米)", "planarM2", 2, 14),
    number("椭球面积(平方米)", "ellipsoidM2", 2, 14),
    number("平均宽度(米)", "widthM", 1, 9),
  ];
  const reason = text("理由", "reason", 40);
  const sheets = text("国家图幅", "nationalSheets", 24);
  // Signed mu are text: what stands on the paper, to the last digit (D37).
  const signed = text("签字面积(亩)", "signedMu", 11);
  if (profile === "posting") {
    const shown = [signed, text("类别", "shown", 14)];
    return { printed: [...facts, ...shown, pages], aside: [...aside, reason] };
  }
  const settling = [text("归属", "owner", 10), text("处置", "disposal", 10)];
  const remark = text("备注", "remark", 12);
  if (profile === "result") {
    const settled = [signed, text("认定类别", "shown", 14)];
    const decided = [...settling, text("确认(人、日期)", "decision", 14), remark];
    return { printed: [...facts, ...settled, pages, ...decided], aside: [...aside, sheets] };
  }
  const checking = [
    text("核查表", "form", 9),
    text("现耕种人", "tiller", 11),
    text("现场丈量(亩)", "measured", 11),
    text("认定类别", "settledClass", 12),
  ];
  const proposed = text("拟类别", "proposed", 12);
  return {
    printed: [...facts, proposed, pages, ...checking, ...settling, remark],
    aside: [...aside, text("小类", "subClass", 16), reason, sheets],
  };
}

/** One row a page: where it lies, what is counted on it and what else shows. */
export function sheetColumns(profile: Profile, decimals: number): WorkbookColumn[] {
  const placed =
    profile === "posting"
      ? []
      : [
          text("国家图幅", "nationalSheets", 13),
          number("西南角 X(米)", "cornerX", 0, 10),
          number("西南角 Y(米)", "cornerY", 0, 10),
        ];
  return [
    text("幅", "page", 8),
    text("种类", "kind", 7),
    ...placed,
    text("图斑(主幅)", "plots", 33),
    number("块数", "count", 0, 6),
    number("面积(平方米)", "planarM2", 2, 12),
    number("面积(亩)", "mu", decimals, 9),
    text("另可见", "others", 24),
  ];
}

/** One row a land class that is not arable. */
export function resourceColumns(decimals: number): WorkbookColumn[] {
  return [
    text("地类", "landClass", 30),
    number("图斑数", "patches", 0, 10),
    number("面积(平方米)", "planarM2", 2, 18),
    number("面积(亩)", "mu", decimals, 14),
  ];
}

function text(heading: string, key: string, widthCharacters: number): WorkbookColumn {
  return { heading, key, kind: "text", widthCharacters };
}

function number(
  heading: string,
  key: string,
  decimals: number,
  widthCharacters: number,
): WorkbookColumn {
  const numberFormat = decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
  return { heading, key, kind: "number", numberFormat, widthCharacters };
}
