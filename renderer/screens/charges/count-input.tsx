import { type Entry, EntryInput } from "../../parts/entry-input.tsx";

interface CountInputProps {
  readonly label: string;
  readonly value: number | null;
  readonly onSave: (value: number | null) => Promise<boolean>;
}

/** How many people or votes; empty is not known, which is not 0. */
export function CountInput({ label, value, onSave }: CountInputProps) {
  return (
    <EntryInput
      label={label}
      shown={value === null ? "" : String(value)}
      read={countOf}
      onSave={onSave}
      alignRight
    />
  );
}

function countOf(typed: string): Entry<number> {
  const text = typed.trim();
  if (text === "") return { value: null };
  return /^\d{1,7}$/.test(text) ? { value: Number(text) } : { reason: "请填整数,如 208" };
}
