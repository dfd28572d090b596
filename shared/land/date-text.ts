/** 2026年3月11日 of a text that begins with 2026-03-11. */
export function dateText(isoDate: string): string {
  const [year, month, day] = isoDate.slice(0, 10).split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}
