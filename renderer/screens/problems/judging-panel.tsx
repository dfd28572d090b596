import { Button } from "antd";
import { useState } from "react";
import { go } from "../../app/position.ts";
import { Panel } from "../../parts/panel.tsx";
import { ReasonPrompt } from "../../parts/reason-prompt.tsx";
import { FindingCard } from "../contracts/contract-findings.tsx";
import type { Candidate, Finding, useJudge } from "./use-judge.ts";
import { useJudgingKeys } from "./use-judging-keys.ts";

interface JudgingPanelProps {
  readonly candidate: Candidate;
  readonly judging: ReturnType<typeof useJudge>;
  /** The person has begun with this one. */
  readonly onTouch: () => void;
}

/** The findings of one contract: the value beside the article, one key each. */
export function JudgingPanel({ candidate, judging, onTouch }: JudgingPanelProps) {
  const { findings, openFindings } = candidate;
  const firstOpen = Math.max(
    0,
    findings.findIndex(({ state }) => state === "open"),
  );
  const [position, setPosition] = useState<number | null>(null);
  const [denied, setDenied] = useState<Finding | null>(null);
  const at = Math.min(position ?? firstOpen, findings.length - 1);
  const current = findings[at];
  const decide = (finding: Finding, verdict: "true" | "false") => {
    onTouch();
    if (verdict === "false") return setDenied(finding);
    setPosition(null);
    void judging.judge(finding, "true");
  };
  useJudgingKeys(denied === null && !judging.busy, {
    yes: () => current !== undefined && decide(current, "true"),
    no: () => current !== undefined && decide(current, "false"),
    move: (step) => setPosition(Math.max(0, Math.min(findings.length - 1, at + step))),
  });
  return (
    <Panel
      title={`${candidate.number || "无编号"} ${candidate.lessee} ${candidate.name}`}
      className="judging-panel"
      extra={
        <Button
          onClick={() => go({ screen: "contracts", details: { contract: candidate.contractUid } })}
        >
          打开合同
        </Button>
      }
    >
      <div className="judging-findings">
        {findings.map((finding, index) => (
          <div
            key={finding.rule}
            className={index === at ? "judging-finding judging-current" : "judging-finding"}
          >
            <FindingCard finding={finding} />
            <div className="judging-buttons">
              <Button disabled={judging.busy} onClick={() => decide(finding, "true")}>
                属实(Y)
              </Button>
              <Button
                disabled={judging.busy || finding.isBlock}
                title={finding.isBlock ? "法律禁止的情形,不能用说明放行" : ""}
                onClick={() => decide(finding, "false")}
              >
                不属实(N)
              </Button>
            </div>
          </div>
        ))}
      </div>
      <Conclusion candidate={candidate} judging={judging} open={openFindings} />
      <ReasonPrompt
        open={denied !== null}
        title={denied === null ? "" : `${denied.rule} ${denied.title}:不属实`}
        hint="写明理由。数据不变,这一条不再列出;数据一变会重新打开。"
        onCancel={() => setDenied(null)}
        onReason={(reason) => {
          const finding = denied;
          setDenied(null);
          setPosition(null);
          if (finding !== null) void judging.judge(finding, "false", reason);
        }}
      />
    </Panel>
  );
}

interface ConclusionProps extends Omit<JudgingPanelProps, "onTouch"> {
  /** Findings that nobody has judged. */
  readonly open: number;
}

function Conclusion({ candidate, judging, open }: ConclusionProps) {
  const isVillage = judging.level === "village";
  const found = candidate.findings.some(({ state }) => state === "true");
  const disabled = open > 0 || isVillage || judging.busy;
  return (
    <div className="judging-conclusion">
      <span className="soft">
        {open > 0
          ? `还有 ${open} 条没认定。`
          : isVillage
            ? "村级初定已完成,等乡镇核定。"
            : "已全部认定,可以核定这份合同。"}
      </span>
      <Button
        type="primary"
        disabled={disabled || !found}
        onClick={() => void judging.conclude(candidate, "problem")}
      >
        核定为问题合同
      </Button>
      <Button
        disabled={disabled || found}
        onClick={() => void judging.conclude(candidate, "clean")}
      >
        核定无问题
      </Button>
    </div>
  );
}
