import { readEntryMu } from "../../shared/entry/read-amount.ts";
import { type Entry, EntryInput } from "./entry-input.tsx";

interface MuInputProps {
  readonly label: string;
  /** Decimal text as signed or declared. */
  readonly value: string | null;
  readonly onSave: (mu: string | null) => Promise<boolean>;
  readonly disabled?: boolean;
}

/** Mu as it stands on a paper, to four decimals. */
export function MuInput({ label, value, onSave, disabled }: MuInputProps) {
  return (
    <EntryInput
      label={label}
      shown={value ?? ""}
      read={muOf}
      onSave={onSave}
      unit="亩"
      alignRight
      disabled={disabled === true}
    />
  );
}

function muOf(typed: string): Entry<string> {
  const read = readEntryMu(typed);
  if (read.kind === "empty") return { value: null };
  return read.kind === "value" ? { value: read.value } : { reason: read.reason };
}
