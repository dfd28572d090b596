import { Button, Select, Tag } from "antd";
import { useState } from "react";
import type { Scope } from "../../../shared/contract/calls/common.ts";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { useCommand } from "../../app/use-command.ts";
import type { Place } from "../../app/use-places.ts";
import { useQuery } from "../../app/use-query.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { ReasonPrompt } from "../../parts/reason-prompt.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { exceptionTitle, findingColumns } from "./finding-columns.ts";

type Finding = CallOutput<"findings.list">["findings"][number];

interface FindingsTabProps {
  readonly scope: Scope;
  readonly onShow: (place: Place) => void;
}

/** What the run found; each row leads to its place, and may be accepted as an exception (D5). */
export function FindingsTab({ scope, onShow }: FindingsTabProps) {
  const answer = useQuery("findings.list", { scope });
  const [kind, setKind] = useDetail("finding");
  const [chosen, setChosen] = useState<string>("");
  const findings = answer.value?.findings ?? [];
  const shown = kind === "" ? findings : findings.filter((finding) => finding.kind === kind);
  const one = shown.find((finding) => findingKey(finding) === chosen);
  const choose = ([key = ""]: string[]) => {
    setChosen(key);
    if (key !== "") onShow({ kind: "finding", id: Number(key) });
  };
  return (
    <AsyncState answer={answer}>
      {() => (
        <div className="plots-tab">
          <Select
            aria-label="问题种类"
            value={kind}
            onChange={setKind}
            options={[
              { value: "", label: `全部(${findings.length})` },
              ...kindsOf(findings).map(({ kind: value, title, count }) => ({
                value,
                label: `${title}(${count})`,
              })),
            ]}
          />
          <div className="plots-grid">
            <GridPage
              label="问题清单"
              rows={shown}
              rowKey={findingKey}
              columns={findingColumns}
              selected={new Set(one === undefined ? [] : [chosen])}
              onSelect={choose}
              empty="最近一次核对没有这类问题。"
            />
          </div>
          {one === undefined ? null : <FindingFacts key={one.id} finding={one} />}
          <StatusLine>
            <strong>共 {shown.length} 条</strong>
          </StatusLine>
        </div>
      )}
    </AsyncState>
  );
}

const findingKey = ({ id }: Finding): string => String(id);

function kindsOf(findings: readonly Finding[]) {
  const kinds = new Map<string, { kind: string; title: string; count: number }>();
  for (const { kind, title } of findings) {
    const one = kinds.get(kind) ?? { kind, title, count: 0 };
    kinds.set(kind, { ...one, count: one.count + 1 });
  }
  return [...kinds.values()];
}

/** Survey patches are known by internal ids, which tell nobody anything. */
function codeForPeople(subject: string | null): string {
  return subject !== null && /^[\dA-Z-]+$/.test(subject) ? subject : "";
}

/** The whole text of the chosen row, and the decision on it. */
function FindingFacts({ finding }: { readonly finding: Finding }) {
  const run = useCommand();
  const [asking, setAsking] = useState(false);
  const { exception } = finding;
  const otherSubject = codeForPeople(finding.otherSubject);
  return (
    <section className="finding-facts" aria-label="选中的问题">
      <strong>
        {finding.title} <span className="code">{finding.subject}</span>
        {otherSubject === "" ? null : <span className="code"> 与 {otherSubject}</span>}
      </strong>
      <p>{finding.reason}</p>
      <div className="finding-decision">
        {exception.status === "none" ? null : (
          <Tag color={exception.status === "valid" ? "success" : "warning"}>
            {exceptionTitle(exception.status)}
            {exception.reason === null ? "" : `:${exception.reason}`}
          </Tag>
        )}
        {exception.status === "valid" ? (
          <Button onClick={() => void run("exception.clear", { findingId: finding.id })}>
            取消例外
          </Button>
        ) : (
          <Button onClick={() => setAsking(true)}>标为例外…</Button>
        )}
      </div>
      <ReasonPrompt
        open={asking}
        title="标为例外"
        hint="写明为什么这一条可以接受。数据变化后例外会重新打开。"
        onCancel={() => setAsking(false)}
        onReason={(reason) => {
          setAsking(false);
          void run("exception.set", { findingId: finding.id, reason });
        }}
      />
    </section>
  );
}
