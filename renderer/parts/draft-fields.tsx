import { Checkbox, Input, InputNumber, Select } from "antd";
import { DateInput } from "./date-input.tsx";
import { FactLine } from "./facts.tsx";
import { MoneyInput } from "./money-input.tsx";

/** Lines of a form that is not stored yet: what is typed stays with the caller until a button sends it. */
interface DraftProps<Value> {
  readonly name: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

interface DraftTextProps extends DraftProps<string> {
  readonly placeholder?: string;
  readonly isLong?: boolean;
}

export function DraftText({ name, value, onChange, placeholder = "", isLong }: DraftTextProps) {
  const field = {
    "aria-label": name,
    value,
    placeholder,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <FactLine name={name}>
      {isLong === true ? (
        <Input.TextArea {...field} autoSize={{ minRows: 2, maxRows: 5 }} />
      ) : (
        <Input {...field} />
      )}
    </FactLine>
  );
}

/** A day, or null for none. */
export function DraftDate({ name, value, onChange }: DraftProps<string | null>) {
  return (
    <FactLine name={name}>
      <DateInput
        label={name}
        value={value}
        onSave={async (day) => {
          onChange(day);
          return true;
        }}
      />
    </FactLine>
  );
}

/** A sum in fen, or null for none. */
export function DraftMoney({ name, value, onChange }: DraftProps<number | null>) {
  return (
    <FactLine name={name}>
      <MoneyInput
        label={name}
        valueFen={value}
        onSave={async (fen) => {
          onChange(fen);
          return true;
        }}
      />
    </FactLine>
  );
}

interface DraftNumberProps extends DraftProps<number> {
  readonly least: number;
  readonly most: number;
  readonly unit: string;
}

/** A whole number within limits, such as days or a year. */
export function DraftNumber({ name, value, onChange, least, most, unit }: DraftNumberProps) {
  return (
    <FactLine name={name}>
      <InputNumber
        aria-label={name}
        value={value}
        min={least}
        max={most}
        precision={0}
        suffix={unit}
        onChange={(next) => {
          if (next !== null) onChange(next);
        }}
      />
    </FactLine>
  );
}

interface DraftChoiceProps<Value extends string> extends DraftProps<Value> {
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

export function DraftChoice<Value extends string>(props: DraftChoiceProps<Value>) {
  const { name, value, onChange, options } = props;
  return (
    <FactLine name={name}>
      <Select
        aria-label={name}
        style={{ width: "100%" }}
        value={value}
        onChange={onChange}
        options={[...options]}
      />
    </FactLine>
  );
}

export function DraftCheck({ name, value, onChange }: DraftProps<boolean>) {
  return (
    <Checkbox checked={value} onChange={(event) => onChange(event.target.checked)}>
      {name}
    </Checkbox>
  );
}
