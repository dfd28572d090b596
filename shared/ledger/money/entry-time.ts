/** Anything that happened on one day and was entered at some moment, both kept (D38). */
export interface Entered {
  /** Business date, `YYYY-MM-DD`. */
  readonly date: string;
  /** When it was entered: ISO time with offset. */
  readonly enteredAt: string;
}

/** A figure that went out: the date that it is as of, and the moment it was taken. */
export interface Snapshot {
  readonly asOf: string;
  readonly takenAt: string;
}

/** What was entered up to and including a moment; all of it without one (D38). */
export function knownAt<Entry extends Pick<Entered, "enteredAt">>(
  entries: readonly Entry[],
  moment: string | null,
): Entry[] {
  if (moment === null) return [...entries];
  const until = Date.parse(moment);
  return entries.filter(({ enteredAt }) => Date.parse(enteredAt) <= until);
}

/** Entries that came after a snapshot was taken and yet change its figure (D38). */
export function backDatedEntries<Entry extends Entered>(
  entries: readonly Entry[],
  snapshot: Snapshot,
): Entry[] {
  const taken = Date.parse(snapshot.takenAt);
  return entries.filter(
    ({ date, enteredAt }) => date <= snapshot.asOf && Date.parse(enteredAt) > taken,
  );
}
