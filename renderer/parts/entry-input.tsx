import { Input, Tooltip } from "antd";
import { useEffect, useState } from "react";

/** What a typed text is: a value to store (null empties the field), or why it is none. */
export type Entry<Value> = { readonly value: Value | null } | { readonly reason: string };

interface EntryInputProps<Value> {
  readonly label: string;
  /** The stored value as it is shown. */
  readonly shown: string;
  readonly read: (typed: string) => Entry<Value>;
  /** Resolves with false where the value was refused; the input then stays as typed. */
  readonly onSave: (value: Value | null) => Promise<boolean>;
  readonly placeholder?: string;
  /** Behind the text, such as 元. */
  readonly unit?: string;
  readonly alignRight?: boolean;
  readonly disabled?: boolean;
}

/**
 * A field whose text is read as a value. It is stored on Enter or when the field is left; what cannot be
 * read stays as typed and says why; Esc takes back what was typed.
 */
export function EntryInput<Value>(props: EntryInputProps<Value>) {
  const { label, shown, read, onSave, unit, alignRight } = props;
  const [typed, setTyped] = useState(shown);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    setTyped(shown);
    setFault(null);
  }, [shown]);
  const takeBack = () => {
    setTyped(shown);
    setFault(null);
  };
  const save = async () => {
    if (typed === shown) return takeBack();
    const entry = read(typed);
    if ("reason" in entry) return setFault(entry.reason);
    setFault((await onSave(entry.value)) ? null : "没有存上");
  };
  return (
    <Tooltip title={fault} open={fault !== null} placement="bottomLeft">
      <Input
        aria-label={label}
        aria-invalid={fault !== null}
        className={alignRight === true ? "number" : ""}
        value={typed}
        placeholder={props.placeholder ?? ""}
        suffix={unit ?? null}
        disabled={props.disabled === true}
        status={fault === null ? "" : "error"}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => void save()}
        onPressEnter={() => void save()}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          takeBack();
        }}
      />
    </Tooltip>
  );
}
