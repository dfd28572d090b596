import { formatMu } from "../../shared/land/mu.ts";

/** Numbers, times and sizes as people read them. */

const twoDigits = (value: number) => String(value).padStart(2, "0");

function isSameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}

/** `10:42` today, else `11月20日 10:42`, with the year where it is another. */
export function clockOf(time: string, now = new Date()): string {
  const date = new Date(time);
  const clock = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  if (isSameDay(date, now)) return clock;
  const day = `${date.getMonth() + 1}月${date.getDate()}日 ${clock}`;
  return date.getFullYear() === now.getFullYear() ? day : `${date.getFullYear()}年${day}`;
}

/** Whole numbers with thousands separators. */
export function countText(value: number): string {
  return value.toLocaleString("zh-CN");
}

/** `12.3 MB` */
export function bytesText(bytes: number): string {
  const kilo = 1024;
  if (bytes < kilo) return `${bytes} 字节`;
  if (bytes < kilo * kilo) return `${Math.round(bytes / kilo)} KB`;
  return `${(bytes / kilo / kilo).toFixed(1)} MB`;
}

/** Planar area as mu (D11), with that many decimals and thousands separators. */
export function muTextOf(planarM2: number, decimals: number): string {
  const [whole = "0", fraction] = formatMu(planarM2, decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A unit's name without the name of the unit above it, under which it stands: 第一村民小组. */
export function shortUnitName(name: string, upperName: string): string {
  const isLonger = name.startsWith(upperName) && name.length > upperName.length;
  return isLonger ? name.slice(upperName.length) : name;
}
