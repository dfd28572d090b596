import {
  type FieldFormField,
  type FieldFormValues,
  fieldFormTitles,
} from "../../../../shared/land/field-form.ts";
import type { Project } from "../../project/project.ts";
import type { Row, SqlValue } from "../../project/recorder.ts";
import { columnName } from "../column-name.ts";

/** The fields in the order of the paper form. */
const formFields = Object.keys(fieldFormTitles) as FieldFormField[];

const yesNoFields: ReadonlySet<FieldFormField> = new Set([
  "inOldLedger",
  "subsidy",
  "isMember",
  "hasContract",
  "insideContract",
  "tillerSigned",
  "leaderSigned",
  "cadreSigned",
  "clerkSigned",
]);

/** A plot's form as it is stored. */
export interface StoredForm {
  readonly uid: string;
  readonly status: "draft" | "checked";
  readonly values: FieldFormValues;
}

/** What a plot without a form has: nothing. */
export const emptyForm = valuesFrom(() => null);

/** Reads the form of a plot; null where there is none. */
export function readForm(project: Pick<Project, "db">, plotCode: string): StoredForm | null {
  const row = project.db
    .prepare<[string], FormRow>("SELECT * FROM field_form WHERE plot_code = ?")
    .get(plotCode);
  return row === undefined ? null : formOfRow(row);
}

/** Forms by plot code, of all plots whose code begins so. */
export function readForms(
  project: Pick<Project, "db">,
  codePrefix: string,
): Map<string, StoredForm> {
  const rows = project.db
    .prepare<{ prefix: string }, FormRow>(
      "SELECT * FROM field_form WHERE plot_code BETWEEN :prefix AND :prefix || '~'",
    )
    .all({ prefix: codePrefix });
  return new Map(rows.map((row) => [row.plot_code, formOfRow(row)]));
}

/** The columns of the given fields. */
export function columnsOf(values: Partial<FieldFormValues>): Row {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [columnName(field), sqlOf(value)]),
  );
}

interface FormRow extends Readonly<Record<string, SqlValue>> {
  readonly uid: string;
  readonly plot_code: string;
  readonly status: "draft" | "checked";
}

function formOfRow(row: FormRow): StoredForm {
  const values = valuesFrom((field) => {
    const value = row[columnName(field)] ?? null;
    return yesNoFields.has(field) && value !== null ? value === 1 : value;
  });
  return { uid: row.uid, status: row.status, values };
}

/** The commands store nothing but what the contract lets through. */
function valuesFrom(read: (field: FieldFormField) => SqlValue | boolean): FieldFormValues {
  return Object.fromEntries(
    formFields.map((field) => [field, read(field)]),
  ) as unknown as FieldFormValues;
}

function sqlOf(value: string | number | boolean | null): SqlValue {
  return typeof value === "boolean" ? Number(value) : value;
}
