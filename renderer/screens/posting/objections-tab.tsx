import { Button } from "antd";
import { Notice } from "../../parts/async-state.tsx";
import { Mark } from "../../parts/mark.tsx";
import { RecordPapers } from "../../parts/papers-box.tsx";
import { ScrollBox } from "../../parts/scroll-box.tsx";
import type { RoundObjection } from "./posting-words.ts";

interface ObjectionsTabProps {
  readonly objections: readonly RoundObjection[];
  readonly onDecide: (objection: RoundObjection) => void;
}

/** What was said against the round, and what came of it. */
export function ObjectionsTab({ objections, onDecide }: ObjectionsTabProps) {
  if (objections.length === 0) {
    return <Notice text="这一轮还没有异议。来人、来信、来电都在这里登记。" />;
  }
  return (
    <ScrollBox className="posting-objections">
      {objections.map((objection) => (
        <article key={objection.uid} aria-label={`${objection.objectorName}的异议`}>
          <header>
            <strong>{objection.objectorName}</strong>
            {objection.objectorPhone === "" ? null : <span>{objection.objectorPhone}</span>}
            <span>{objection.objectedOn}</span>
            {objection.isLate ? <Mark kind="warning" text="期满后" /> : null}
            <OutcomeMark objection={objection} />
          </header>
          <p>
            <span className="code">
              {objection.plots.map(({ shortCode }) => shortCode).join("、")}
            </span>{" "}
            {objection.content}
          </p>
          {objection.outcome === null ? null : (
            <p className="soft">
              {objection.outcomeOn} {objection.decidedBy}:{objection.outcomeName}
              {objection.outcomeNote === "" ? "" : `,${objection.outcomeNote}`}
            </p>
          )}
          {objection.outcome === null || objection.outcome === "handed_over" ? (
            <Button onClick={() => onDecide(objection)}>处理…</Button>
          ) : null}
          <RecordPapers
            title="异议书、答复"
            record={{ register: "posting_objection", recordUid: objection.uid }}
            takesPaste={false}
          />
        </article>
      ))}
    </ScrollBox>
  );
}

function OutcomeMark({
  objection: { outcome, outcomeName },
}: {
  readonly objection: RoundObjection;
}) {
  if (outcome === null) return <Mark kind="bad" text="未处理" />;
  return <Mark kind={outcome === "handed_over" ? "warning" : "good"} text={outcomeName} />;
}
