import type { CallInput } from "../../../shared/contract/calls.ts";
import { hashOf, useDetail, usePosition } from "../../app/position.ts";

type Rows = CallInput<"indicators.rows">;

/** Which number is open: an indicator's side in a unit. Kept in the address, so that a reload finds it. */
export interface OpenedNumber {
  readonly indicator: Rows["indicator"];
  readonly part: Rows["part"];
  readonly unitCode: string;
}

const pattern = /^(I\d+[a-z]?) (numerator|denominator|exceptions) (\d*)$/;

/** The opened number and how to open another; null closes. */
export function useOpenRows(): [OpenedNumber | null, (opened: OpenedNumber | null) => void] {
  const [text, setText] = useDetail("rows");
  const [, indicator, part, unitCode = ""] = pattern.exec(text) ?? [];
  const opened =
    indicator === undefined
      ? null
      : {
          // The core refuses an indicator that there is not.
          indicator: indicator as OpenedNumber["indicator"],
          part: part as OpenedNumber["part"],
          unitCode,
        };
  return [opened, (next) => setText(next === null ? "" : textOf(next))];
}

/** The address of this screen with the rows of a number open, for links. */
export function useRowsAddress(): (opened: OpenedNumber) => string {
  const position = usePosition();
  return (opened) =>
    hashOf({ ...position, details: { ...position.details, rows: textOf(opened) } });
}

const textOf = ({ indicator, part, unitCode }: OpenedNumber) => `${indicator} ${part} ${unitCode}`;
