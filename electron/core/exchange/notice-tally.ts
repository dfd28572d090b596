import type { SourceNotice } from "../formats/feature-source.ts";

/** Of one kind this many notices are kept word for word; more would bury the others. */
const keptOfOneCode = 1000;
/** So many notices travel with the report; the project holds the rest. */
const shownInReport = 50;
/** Of one kind so many are shown in the report, so that the rare ones are seen too. */
const shownOfOneCode = 10;

/** What the report says about the notices: exact counts and the first of each kind. */
export interface NoticeReport {
  countsByCode: Readonly<Record<string, number>>;
  first: readonly SourceNotice[];
}

/** Collects what has to be said about rows: every one is counted, a bounded number is kept. */
export class NoticeTally {
  readonly #counts = new Map<string, number>();
  readonly #kept: SourceNotice[] = [];

  add(notice: SourceNotice): void {
    const count = (this.#counts.get(notice.code) ?? 0) + 1;
    this.#counts.set(notice.code, count);
    if (count <= keptOfOneCode) this.#kept.push(notice);
  }

  count(code: string): number {
    return this.#counts.get(code) ?? 0;
  }

  /** All notices to store; for a kind of which not all were kept, one more line tells how many. */
  toStore(): SourceNotice[] {
    const stored = [...this.#kept];
    for (const [code, count] of this.#counts) {
      if (count <= keptOfOneCode) continue;
      const like = this.#kept.find((notice) => notice.code === code);
      stored.push({
        row: null,
        level: like?.level ?? "warning",
        code,
        message: `同类提示共 ${count} 条,以上只列出前 ${keptOfOneCode} 条。`,
      });
    }
    return stored;
  }

  report(): NoticeReport {
    const shown = new Map<string, number>();
    const first: SourceNotice[] = [];
    for (const notice of this.#kept) {
      const count = (shown.get(notice.code) ?? 0) + 1;
      shown.set(notice.code, count);
      if (count <= shownOfOneCode && first.length < shownInReport) first.push(notice);
    }
    return { countsByCode: Object.fromEntries(this.#counts), first };
  }
}
