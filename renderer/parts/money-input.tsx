import { readEntryFen } from "../../shared/entry/read-amount.ts";
import { groupedYuanText } from "../../shared/ledger/money/amount-words.ts";
import { type Entry, EntryInput } from "./entry-input.tsx";

interface MoneyInputProps {
  readonly label: string;
  readonly valueFen: number | null;
  readonly onSave: (fen: number | null) => Promise<boolean>;
  readonly disabled?: boolean;
}

/** A sum of money in yuan, kept in fen; `1.2万` is understood. */
export function MoneyInput({ label, valueFen, onSave, disabled }: MoneyInputProps) {
  return (
    <EntryInput
      label={label}
      shown={valueFen === null ? "" : groupedYuanText(valueFen)}
      read={fenOf}
      onSave={onSave}
      unit="元"
      alignRight
      disabled={disabled === true}
    />
  );
}

function fenOf(typed: string): Entry<number> {
  const read = readEntryFen(typed);
  if (read.kind === "empty") return { value: null };
  return read.kind === "value" ? { value: read.value } : { reason: read.reason };
}
