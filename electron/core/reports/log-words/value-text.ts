import { plotSubClassName } from "../../../../shared/land/land-class.ts";
import { formatAreaM2 } from "../../../../shared/land/mu.ts";
import { contractHeadings } from "../../../../shared/ledger/contracts/facts.ts";
import { groupedYuanText } from "../../../../shared/ledger/money/amount-words.ts";
import type { JsonValue } from "../../project/canonical-json.ts";
import { findingTitle } from "../findings.ts";
import { wordsOfColumn } from "./value-words.ts";

/** Columns that hold 0 or 1. */
const yesNoColumns: ReadonlySet<string> = new Set([
  ...["shares_only", "is_member", "reopened", "in_old_ledger", "subsidy", "has_contract"],
  ...["inside_contract", "tiller_signed", "leader_signed", "cadre_signed", "clerk_signed"],
  ...["papers_recorded", "lessee_exists", "enabled", "personal_account", "set_off", "in_book"],
  ...["serving_cadre", "related_party", "raises_base", "waives_heirless"],
  ...["includes_serving_cadres", "charges_back_years"],
]);

/** A logged value as people read it: words for codes, yuan for fen, 是 and 否; null where it was empty. */
export function valueText(
  table: string,
  column: string,
  value: JsonValue | undefined,
): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "object") return "(内容)";
  const text = String(value);
  const word = wordsOfColumn(table, column)?.[text];
  if (word !== undefined) return word;
  if (yesNoColumns.has(column) && (text === "0" || text === "1")) return text === "1" ? "是" : "否";
  if (column.endsWith("_m2") && typeof value === "number") return formatAreaM2(value);
  if (/_at$/.test(column)) return momentText(text);
  if (column.endsWith("_fen") && typeof value === "number") return groupedYuanText(value);
  if (table === "exception" && column === "rule") return findingTitle(text);
  if (column === "proposed_sub_class") return plotSubClassName(text);
  return listText(column, text);
}

/** The minute on a Chinese clock; what is no moment stays as it is. */
function momentText(text: string): string {
  const at = Date.parse(text);
  if (Number.isNaN(at)) return text;
  const local = new Date(at + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

/** A list is kept as JSON. */
function listText(column: string, text: string): string {
  if (!text.startsWith("[")) return text;
  const parts: unknown = JSON.parse(text);
  if (!Array.isArray(parts) || !parts.every((part) => typeof part === "string")) return text;
  const headings: Readonly<Record<string, string>> = contractHeadings;
  return parts
    .map((part) => (column === "absent_fields" ? (headings[part] ?? part) : part))
    .join("、");
}
