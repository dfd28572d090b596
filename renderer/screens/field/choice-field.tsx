import type { Choice } from "./field-choices.ts";

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  /** After a digit has chosen: the next field. */
  readonly onChosen?: (element: HTMLElement) => void;
  readonly disabled?: boolean;
}

/** One of a few, by its digit: `1` chooses and goes on; Backspace empties; the arrows walk. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, choices, value, onChange, onChosen, disabled } = props;
  const choose = (digit: string) => choices.find((choice) => choice.digit === digit);
  return (
    <select
      aria-label={label}
      className="choice-field"
      value={value ?? ""}
      disabled={disabled === true}
      onChange={({ target }) => {
        onChange(choices.find((choice) => choice.value === target.value)?.value ?? null);
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        const chosen = choose(event.key);
        if (chosen === undefined && event.key !== "Backspace" && event.key !== "Delete") return;
        event.preventDefault();
        onChange(chosen?.value ?? null);
        if (chosen !== undefined) onChosen?.(event.currentTarget);
      }}
    >
      <option value="" />
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.digit} {choice.name}
        </option>
      ))}
    </select>
  );
}
