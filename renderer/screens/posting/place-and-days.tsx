import { Input, InputNumber } from "antd";
import { FormLine } from "./form-line.tsx";

/** A round is proposed for seven days and never shorter; the core refuses less. */
export const leastDays = 7;
const mostDays = 90;

interface PlaceAndDaysProps {
  readonly place: string;
  readonly days: number;
  readonly onPlace: (place: string) => void;
  readonly onDays: (days: number) => void;
}

/** Where a round hangs and for how many days. */
export function PlaceAndDays({ place, days, onPlace, onDays }: PlaceAndDaysProps) {
  return (
    <>
      <FormLine title="公示地点">
        <Input
          aria-label="公示地点"
          value={place}
          maxLength={100}
          onChange={(event) => onPlace(event.target.value)}
        />
      </FormLine>
      <FormLine title="公示天数">
        <InputNumber
          aria-label="公示天数"
          min={leastDays}
          max={mostDays}
          value={days}
          onChange={(value) => onDays(value ?? leastDays)}
        />
      </FormLine>
    </>
  );
}
