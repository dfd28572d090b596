import { createHash } from "node:crypto";
import { canonicalJson, type JsonObject } from "./canonical-json.ts";
import type { RowChange } from "./recorder.ts";

/** What the log says about a finished command. */
export interface EventBody {
  readonly rows: readonly RowChange[];
  readonly summary: JsonObject;
  /** Digests of what the command touched (see `tableDigests`); events of early builds have none. */
  readonly tables?: Readonly<Record<string, string>>;
}

/** Before the first event. */
export const chainStart = "0".repeat(64);

/** One row of the table `event` without its number and hash. */
export interface EventRecord {
  readonly uid: string;
  readonly at: string;
  readonly person: string;
  readonly command: string;
  readonly kind: string;
  readonly undoable: number;
  readonly undo_of: string | null;
  readonly body: string;
  readonly previous_hash: string;
}

/** SHA-256 over the canonical JSON of the entry, the hash of the entry before included (D6). */
export function eventHash(record: EventRecord): string {
  const { uid, at, person, command, kind, undoable, undo_of, body, previous_hash } = record;
  const text = canonicalJson({
    uid,
    at,
    person,
    command,
    kind,
    undoable,
    undo_of,
    body,
    previous_hash,
  });
  return createHash("sha256").update(text).digest("hex");
}

/** `2026-11-22T04:34:45.000+00:00`: UTC, offset written out (D6). */
export function utcWithOffset(time: Date): string {
  return time.toISOString().replace("Z", "+00:00");
}
