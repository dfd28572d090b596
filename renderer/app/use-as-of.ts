import { usePosition } from "./position.ts";

/** The day that figures are asked for, `YYYY-MM-DD`: the chosen one, else today. */
export function useAsOf(): string {
  const { asOf } = usePosition();
  return asOf === "" ? todayHere() : asOf;
}

/** Today on this machine's calendar. */
export function todayHere(now = new Date()): string {
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
