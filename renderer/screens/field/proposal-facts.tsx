import { Button } from "antd";
import { useState } from "react";
import { Mark } from "../../parts/mark.tsx";
import { ReasonPrompt } from "../../parts/reason-prompt.tsx";
import type { FieldPlot } from "./entry-draft.ts";
import { differenceText } from "./entry-strip.tsx";
import type { Proposal } from "./measured-tab.tsx";

interface ProposalFactsProps {
  readonly proposal: Proposal;
  readonly chosen: FieldPlot | undefined;
  readonly onAccept: (plotCode: string | undefined) => void;
  readonly onReject: (reason: string) => void;
}

/** One boundary before and after, what to look at, and the two ways on. */
export function ProposalFacts({ proposal, chosen, onAccept, onReject }: ProposalFactsProps) {
  const [asking, setAsking] = useState(false);
  const { before, after, overlapShare, warnings, obstacle, shortCode } = proposal;
  const isOther = chosen !== undefined && chosen.code !== proposal.plotCode;
  return (
    <section className="proposal-facts" aria-label="这条实测界线">
      <p>
        <span className="code">{shortCode ?? "未对上图斑"}</span>{" "}
        {before === null ? "" : `原来 ${before.muText} 亩,`}实测 <strong>{after.muText} 亩</strong>{" "}
        {proposal.difference === null ? "" : differenceText(proposal.difference)}
        {overlapShare === null ? "" : `,与原图形重叠 ${Math.round(overlapShare * 100)} %`}
      </p>
      {warnings.map((text) => (
        <p key={text}>
          <Mark kind="warning" text="注意" /> {text}
        </p>
      ))}
      {obstacle === null ? null : (
        <p>
          <Mark kind="bad" text="还不能采用" /> {obstacle}
        </p>
      )}
      <div className="proposal-buttons">
        <Button type="primary" disabled={obstacle !== null} onClick={() => onAccept(undefined)}>
          采用
        </Button>
        {isOther ? (
          <Button onClick={() => onAccept(chosen.code)}>用于选中的 {chosen.shortCode}</Button>
        ) : null}
        <Button onClick={() => setAsking(true)}>不采用…</Button>
        <span className="soft">图上灰虚线是原来的,红线是实测的。</span>
      </div>
      <ReasonPrompt
        open={asking}
        title="不采用这条实测界线"
        hint="写明为什么不用,例如量错了地块、点数不够。"
        onCancel={() => setAsking(false)}
        onReason={(reason) => {
          setAsking(false);
          onReject(reason);
        }}
      />
    </section>
  );
}
