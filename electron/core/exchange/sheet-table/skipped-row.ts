import { plainText } from "../../../../shared/entry/plain-text.ts";
import type { SheetRow } from "../../formats/xlsx-sheet.ts";
import type { FoundHeading } from "./heading-search.ts";
import { cellText } from "./read-cell.ts";

/** Rows that are no records; blank ones are those between records. */
export type SkipReason = "blank" | "total" | "heading" | "foot";

const totalWords = /^(本页|本村|全村|全乡|全镇)?(合|小|总|累|共)计(数|额)?[::]?$|合计[::]?$/;
const footWords =
  /^(填表人|制表人?|填报人?|审核人?|复核人?|负责人|单位负责人|经办人|联系电话|填表日期|填报日期|日期|注|备注|说明|附注)[::]/;
const sequenceWords = /^(序号|序|编次|行号|no\.?)$/i;

/** A column that only numbers the rows of its sheet. */
export function isSequence(heading: string): boolean {
  return sequenceWords.test(plainText(heading));
}

/** Why a filled row under the heading holds no record; null where it does. */
export function skipReason(row: SheetRow, heading: FoundHeading<string>): SkipReason | null {
  const filled = row.cells
    .map((cell) => ({ position: cell.column, text: plainText(cellText(cell)), cell }))
    .filter(({ text, cell }) => text !== "" || cell.problem !== null);
  if (filled.length === 0) return "blank";
  const [first] = filled;
  const words = filled.slice(0, 3).map(({ text }) => text.replace(/ /g, ""));
  if (words.some((text) => totalWords.test(text))) return "total";
  if (filled.length <= 4 && footWords.test(first?.text.replace(/ /g, "") ?? "")) return "foot";
  if (repeatsHeading(filled, heading)) return "heading";
  const sequence = heading.columns.find(({ heading: text }) => isSequence(text));
  return filled.every(({ position }) => position === sequence?.position) ? "blank" : null;
}

/** A heading that every printed page repeats; also the numbers (1) (2) (3) under it. */
function repeatsHeading(
  filled: readonly { readonly position: number; readonly text: string }[],
  heading: FoundHeading<string>,
): boolean {
  const texts = new Map(heading.columns.map((one) => [one.position, plainText(one.heading)]));
  const bare = (text: string) => text.replace(/ /g, "");
  const same = filled.filter(({ position, text }) => {
    const known = bare(texts.get(position) ?? "");
    return known !== "" && (known === bare(text) || known.split("/").includes(bare(text)));
  });
  if (same.length >= 2 && same.length * 2 >= filled.length) return true;
  return filled.length >= 3 && filled.every(({ text }, index) => isColumnNumber(text, index));
}

const isColumnNumber = (text: string, index: number) =>
  text.replace(/[()]/g, "") === String(index + 1) ||
  text === "甲乙丙丁".charAt(index) ||
  /^(栏次|栏号)$/.test(text);
