/** 2026年3月11日 of a text that begins with 2026-03-11. */
export function dateText(isoDate: string): string {
  const [year, month, day] = isoDate.slice(0, 10).split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** China keeps one time, eight hours ahead of UTC. */
const chinaOffsetMs = 8 * 3_600_000;

/** The day in China of a moment given as ISO time with offset, `YYYY-MM-DD`. */
export function dayInChina(at: string): string {
  return new Date(Date.parse(at) + chinaOffsetMs).toISOString().slice(0, 10);
}
