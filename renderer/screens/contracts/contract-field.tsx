import { Select } from "antd";
import { decimalText } from "../../../shared/entry/read-amount.ts";
import { readEntryDate } from "../../../shared/entry/read-date.ts";
import { termWordNames } from "../../../shared/ledger/contracts/contract-words.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { type Entry, EntryInput } from "../../parts/entry-input.tsx";
import { MoneyInput } from "../../parts/money-input.tsx";
import { MuInput } from "../../parts/mu-input.tsx";
import { type ContractValue, type FieldName, kindOf, titleOf } from "./contract-fields.ts";

export type FieldValue = ContractValue[FieldName];

interface ContractFieldProps {
  readonly field: FieldName;
  readonly value: FieldValue;
  readonly onSave: (value: FieldValue) => Promise<boolean>;
  readonly disabled: boolean;
}

/** One field of a contract, typed in the way that its kind asks for; saved at once. */
export function ContractField({ field, value, onSave, disabled }: ContractFieldProps) {
  const label = titleOf(field);
  const kind = kindOf(field);
  const shared = { label, onSave, disabled };
  const text = value === null ? "" : String(value);
  switch (kind.kind) {
    case "money":
      return <MoneyInput {...shared} valueFen={value as number | null} />;
    case "mu":
      return <MuInput {...shared} value={value as string | null} />;
    case "date":
      return <DateInput {...shared} value={value as string | null} />;
    case "term":
      return <EntryInput {...shared} shown={termText(text)} read={readTerm} />;
    case "price":
      return <EntryInput {...shared} shown={text} read={readPrice} alignRight />;
    case "count":
      return <EntryInput {...shared} shown={text} read={readCount} alignRight />;
    case "codes": {
      const codes = (value as readonly string[] | null) ?? [];
      return <EntryInput {...shared} shown={codes.join("、")} read={readCodes} />;
    }
    case "yesNo":
      return <Choice {...shared} value={text} options={yesNoWords} />;
    case "choice":
      return <Choice {...shared} value={text} options={kind.options} />;
    default:
      return <EntryInput {...shared} shown={text} read={readText} />;
  }
}

const yesNoWords = { true: "是", false: "否" };

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onSave: (value: FieldValue) => Promise<boolean>;
  readonly disabled: boolean;
}

function Choice({ label, value, options, onSave, disabled }: ChoiceProps) {
  const stored = (chosen: string | undefined): FieldValue => {
    if (chosen === undefined) return null;
    return (options === yesNoWords ? chosen === "true" : chosen) as FieldValue;
  };
  return (
    <Select
      aria-label={label}
      allowClear
      disabled={disabled}
      style={{ width: "100%" }}
      value={value === "" ? undefined : value}
      placeholder="未填"
      options={Object.entries(options).map(([key, word]) => ({ value: key, label: word }))}
      onChange={(chosen?: string) => void onSave(stored(chosen))}
    />
  );
}

const readText = (typed: string): Entry<FieldValue> => ({ value: typed.trim() || null });

function readCodes(typed: string): Entry<FieldValue> {
  const codes = typed.split(/[\s,,、;;]+/).filter((code) => code !== "");
  return { value: codes.length === 0 ? null : codes };
}

function readCount(typed: string): Entry<FieldValue> {
  const text = typed.trim();
  if (text === "") return { value: null };
  return /^\d{1,9}$/.test(text) ? { value: Number(text) } : { reason: `“${text}”不是整数` };
}

function readPrice(typed: string): Entry<FieldValue> {
  const text = typed.trim();
  if (text === "") return { value: null };
  const price = decimalText(text.replace(/元.*$/, ""));
  return price === null || price.startsWith("-")
    ? { reason: `“${text}”不是单价` }
    : { value: price };
}

const termText = (value: string): string =>
  value in termWordNames ? termWordNames[value as keyof typeof termWordNames] : value;

/** A day, or 长期 or 未约定, which stay what they are. */
function readTerm(typed: string): Entry<FieldValue> {
  const read = readEntryDate(typed);
  switch (read.kind) {
    case "empty":
      return { value: null };
    case "indefinite":
      return { value: "long_term" };
    case "unspecified":
      return { value: "not_agreed" };
    case "invalid":
      return { reason: read.reason };
    case "date":
      return read.note === null
        ? { value: read.date }
        : { reason: "请写明年、月、日,或写“长期”“未约定”" };
  }
}
