import { formatMu } from "../../shared/land/mu.ts";
import type { Measured } from "./measuring.ts";

/** `X 4 386 012.3 Y 531 020.5` as surveyors write it: X north, Y east, metres. */
export function positionText([eastM, northM]: readonly [number, number]): string {
  return `X(北) ${northM.toFixed(1)}  Y(东) ${eastM.toFixed(1)}`;
}

/** `约 1:2,000`; rounded to two digits, since a screen's pixel is no exact measure. */
export function scaleText(denominator: number): string {
  return `约 1:${Number(denominator.toPrecision(2)).toLocaleString("en-US")}`;
}

/** Planar measures; mu with the same rounding as everywhere (D11). */
export function measuredText({ kind, lengthM, areaM2 }: Measured): string {
  const length = `${lengthM.toFixed(1)} 米`;
  if (kind === "distance") return `长 ${length}`;
  return `面积 ${formatMu(areaM2)} 亩(${areaM2.toFixed(1)} 平方米),周长 ${length}`;
}
