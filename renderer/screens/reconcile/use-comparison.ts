import { useMemo } from "react";
import type { Scope } from "../../../shared/contract/calls/common.ts";
import type { PlotChangeKind } from "../../../shared/contract/calls/past-calls.ts";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { type Answer, useQuery } from "../../app/use-query.ts";
import type { Past } from "../../map/map-handle.ts";

export type Side = "before" | "after";

/** Another moment's plots beside today's, as the address names it: `since` is `e12` (an event) or a day. */
export interface Comparison {
  readonly since: string;
  readonly setSince: (since: string) => void;
  readonly side: Side;
  readonly setSide: (side: Side) => void;
  readonly answer: Answer<CallOutput<"past.changes">>;
  /** What the map shows of it; null while nothing is compared. */
  readonly past: Past | null;
}

/** Compares while `active` and a moment is chosen; the map begins with what was there before. */
export function useComparison(active: boolean, scope: Scope): Comparison {
  const [since, setSince] = useDetail("since");
  const [kept, setKept] = useDetail("side");
  const side: Side = kept === "after" ? "after" : "before";
  const moment = active ? momentOf(since) : null;
  const answer = useQuery("past.changes", moment === null ? null : { scope, moment });
  const { value } = answer;
  const isActive = moment !== null;
  const past = useMemo((): Past | null => {
    if (!isActive || value === undefined) return null;
    const marks = new Map<string, PlotChangeKind>(
      value.changes.map(({ code, kind }) => [code, kind]),
    );
    return { until: side === "before" ? value.until : null, marks };
  }, [isActive, value, side]);
  return { since, setSince, side, setSide: setKept, answer, past };
}

function momentOf(since: string): CallInput<"past.changes">["moment"] | null {
  if (/^e\d+$/.test(since)) return { until: Number(since.slice(1)) };
  return /^\d{4}-\d{2}-\d{2}$/.test(since) ? { day: since } : null;
}
