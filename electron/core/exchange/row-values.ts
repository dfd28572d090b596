import type { FieldValue, SourceNotice } from "../formats/feature-source.ts";
import type { FieldDefinition } from "./field-definition.ts";
import type { FieldMapping } from "./field-mapping.ts";

/** A row ready for its table: one value a mapped column, and what no column takes as JSON. */
export interface RowValues {
  columns: Record<string, FieldValue>;
  otherFields: string | null;
  notices: readonly SourceNotice[];
}

/** What some programs write into a text column for nothing (peers.md §3). */
const writtenNull = /^<?null>?$/i;

function codeFromNumber(value: number, definition: FieldDefinition): string {
  const digits = String(value);
  return definition.padTo ? digits.padStart(definition.padTo, "0") : digits;
}

function unitCode(value: string, digits: number): string {
  return value.length > digits && /^0*$/.test(value.slice(digits)) ? value.slice(0, digits) : value;
}

/** Turns the value of one field into what its column holds, or says why that is not possible. */
function columnValue(
  value: FieldValue | undefined,
  definition: FieldDefinition,
): { value: FieldValue; problem?: { code: string; message: string } } {
  if (value === null || value === undefined) return { value: null };
  if (definition.type === "number") {
    if (typeof value === "number") return { value };
    const trimmed = value.trim();
    if (trimmed === "") return { value: null };
    const parsed = Number(trimmed);
    if (Number.isFinite(parsed)) return { value: parsed };
    return {
      value: null,
      problem: {
        code: "value.notNumber",
        message: `${definition.title}“${trimmed}”不是数字,按空值处理`,
      },
    };
  }
  if (typeof value === "number") {
    const found = codeFromNumber(value, definition);
    if (definition.type === "code" && !Number.isSafeInteger(value)) {
      return {
        value: found,
        problem: {
          code: "value.lostDigits",
          message: `${definition.title} ${found} 被存成数字,末位可能已丢失`,
        },
      };
    }
    return { value: found };
  }
  const trimmed = value.trim();
  if (trimmed === "" || writtenNull.test(trimmed)) return { value: null };
  return { value: definition.cutTo ? unitCode(trimmed, definition.cutTo) : trimmed };
}

/**
 * Reads one row of a file by its mapping. Blank text is null; a required column that is empty gets an
 * empty text and a warning, so that the row's area is not lost; a value that a column cannot hold goes
 * to `other_fields` as it stood.
 */
export function readRowValues(
  row: number,
  attributes: Readonly<Record<string, FieldValue>>,
  mapping: FieldMapping,
): RowValues {
  const columns: Record<string, FieldValue> = {};
  const notices: SourceNotice[] = [];
  const other: Record<string, FieldValue> = {};
  let hasOther = false;
  for (const { definition, sourceName } of mapping.used) {
    const { value, problem } = columnValue(attributes[sourceName], definition);
    columns[definition.column] = value;
    if (problem) {
      other[sourceName] = attributes[sourceName] ?? null;
      hasOther = true;
      notices.push({
        row,
        level: "warning",
        code: problem.code,
        message: `第 ${row} 行:${problem.message}。`,
      });
    }
    if (value === null && definition.required) {
      columns[definition.column] = "";
      notices.push({
        row,
        level: "warning",
        code: "value.missing",
        message: `第 ${row} 行的${definition.title} ${definition.name} 是空的。`,
      });
    }
  }
  for (const name of mapping.unused) {
    const value = attributes[name];
    if (value === null || value === undefined || value === "") continue;
    other[name] = value;
    hasOther = true;
  }
  return { columns, otherFields: hasOther ? JSON.stringify(other) : null, notices };
}
