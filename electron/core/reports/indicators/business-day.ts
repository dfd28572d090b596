const chinaOffsetMs = 8 * 3_600_000;

/**
 * The day in China of a stored moment (UTC with offset), whatever zone the machine is set to: the same
 * file gives the same figures everywhere (A2).
 */
export function businessDay(at: string): string {
  return new Date(Date.parse(at) + chinaOffsetMs).toISOString().slice(0, 10);
}

/** The first of some days; null where there is none. */
export function earliest(days: readonly (string | null)[]): string | null {
  return days.reduce<string | null>(
    (first, day) => (day !== null && (first === null || day < first) ? day : first),
    null,
  );
}
