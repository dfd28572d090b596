import { DateInput } from "../parts/date-input.tsx";
import { go, usePosition } from "./position.ts";
import { todayHere, useAsOf } from "./use-as-of.ts";

/** 截至: the day of every figure on the screens. Emptied or set to today, it moves on with the days. */
export function AsOfSwitch() {
  const { asOf } = usePosition();
  const shown = useAsOf();
  return (
    <div className={asOf === "" ? "as-of" : "as-of as-of-past"}>
      <span aria-hidden="true">截至</span>
      <DateInput
        label="截至日期"
        value={shown}
        onSave={async (date) => {
          go({ asOf: date === null || date === todayHere() ? "" : date });
          return true;
        }}
      />
    </div>
  );
}
