import { Input } from "antd";
import { useEffect, useState } from "react";

interface SavedInputProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Several lines. */
  readonly isLong?: boolean;
  /** Resolves with false where the value was refused; the input then stays as typed. */
  readonly onSave: (value: string) => Promise<boolean>;
}

/** A text that is stored on Enter or when the field is left; Esc takes back what was typed. */
export function SavedInput({ label, value, placeholder, isLong, onSave }: SavedInputProps) {
  const [typed, setTyped] = useState(value);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    setTyped(value);
    setRefused(false);
  }, [value]);
  const save = async () => {
    if (typed.trim() !== value) setRefused(!(await onSave(typed.trim())));
  };
  const field = {
    "aria-label": label,
    value: typed,
    placeholder: placeholder ?? "",
    status: refused ? ("error" as const) : ("" as const),
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    onBlur: () => void save(),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === "Escape") {
        event.preventDefault();
        setTyped(value);
        setRefused(false);
      }
    },
  };
  if (isLong) return <Input.TextArea {...field} autoSize={{ minRows: 2, maxRows: 4 }} />;
  return <Input {...field} onPressEnter={() => void save()} />;
}
