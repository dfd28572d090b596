import { useState } from "react";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { todayHere, useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useKept } from "../../app/use-kept.ts";
import { useQuery } from "../../app/use-query.ts";

export type Candidate = CallOutput<"judgements.candidates">["candidates"][number];
export type Finding = Candidate["findings"][number];
export type Level = Exclude<CallInput<"judgements.judge">["level"], "audit">;

const isLevel = (kept: unknown): kept is Level =>
  ["village", "town", "arbitration", "court"].includes(String(kept));

/** Judging in the name of the person at the keyboard, at the level that was chosen last. */
export function useJudge() {
  const asOf = useAsOf();
  const run = useCommand();
  const person = useQuery("project.state", {}).value?.person ?? "";
  const [level, keepLevel] = useKept<Level>("judging.level", "town", isLevel);
  const [busy, setBusy] = useState(false);
  const once = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  return {
    level,
    setLevel: (next: Level) => keepLevel(() => next),
    busy,
    /** 不属实 needs a reason. */
    judge: ({ contractUid, rule }: Finding, verdict: "true" | "false", reason?: string) =>
      once(() =>
        run("judgements.judge", {
          ...{ contractUid, rule, level, verdict, asOf },
          ...{ judgedOn: todayHere(), judgedBy: person },
          ...(reason === undefined ? {} : { reason }),
        }),
      ),
    /** The township's word on the whole contract; below that level nobody has it. */
    conclude: ({ contractUid }: Candidate, verdict: "problem" | "clean") =>
      once(() =>
        run("judgements.conclude", {
          ...{ contractUids: [contractUid], verdict, asOf },
          ...{ decidedOn: todayHere(), decidedBy: person },
          level: level === "village" ? "town" : level,
        }),
      ),
  };
}
