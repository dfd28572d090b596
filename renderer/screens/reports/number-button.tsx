import { type OpenedNumber, useOpenRows } from "./use-open-rows.ts";

interface NumberButtonProps {
  readonly opens: OpenedNumber;
  readonly text: string;
  /** What the number is, for those who do not see its place. */
  readonly label: string;
}

/** A number that opens the rows behind it (A1). */
export function NumberButton({ opens, ...shown }: NumberButtonProps) {
  const [, open] = useOpenRows();
  return <OpeningNumber {...shown} onOpen={() => open(opens)} />;
}

interface OpeningNumberProps extends Omit<NumberButtonProps, "opens"> {
  readonly onOpen: () => void;
}

export function OpeningNumber({ text, label, onOpen }: OpeningNumberProps) {
  return (
    <button
      type="button"
      className="number-button"
      aria-label={`${label} ${text},打开明细`}
      onClick={onOpen}
    >
      {text}
    </button>
  );
}
