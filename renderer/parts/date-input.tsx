import { readEntryDate } from "../../shared/entry/read-date.ts";
import { type Entry, EntryInput } from "./entry-input.tsx";

interface DateInputProps {
  readonly label: string;
  /** `YYYY-MM-DD`, or null for none. */
  readonly value: string | null;
  readonly onSave: (date: string | null) => Promise<boolean>;
  readonly disabled?: boolean;
}

/** A day: takes 2008.3.1, 20080301, 2008年3月1日. A text without a day is no day here. */
export function DateInput({ label, value, onSave, disabled }: DateInputProps) {
  return (
    <EntryInput
      label={label}
      shown={value ?? ""}
      read={dayOf}
      onSave={onSave}
      placeholder="如 2008.3.1"
      disabled={disabled === true}
    />
  );
}

function dayOf(typed: string): Entry<string> {
  const read = readEntryDate(typed);
  if (read.kind === "empty") return { value: null };
  if (read.kind === "date" && read.note === null) return { value: read.date };
  return { reason: read.kind === "invalid" ? read.reason : "请写明年、月、日,如 2008.3.1" };
}
