import { Button, Tag } from "antd";
import type { RunSummary } from "../../../shared/contract/calls/run-calls.ts";
import { useLongWork } from "../../app/long-work.ts";
import { useQuery } from "../../app/use-query.ts";
import { clockOf } from "../../parts/texts.ts";
import { balanceText, crosscheckText } from "./run-words.ts";

const sampleSize = 200;

/** The accepted run at a glance: when, its balance, its second check; and the ways to run again. */
export function RunLine({ onRun }: { readonly onRun: () => void }) {
  const run = useQuery("run.last", {}).value;
  const project = useQuery("project.state", {}).value;
  const start = useLongWork();
  const check = () =>
    start({
      title: "用 Turf 复核",
      name: "run.crosscheck",
      input: { sample: sampleSize, seed: 1 },
      said: crosscheckText,
    });
  return (
    <section className="panel run-line" aria-label="核对结果">
      {run === undefined ? null : run === null ? (
        <span>还没有核对过。导入三调和确权矢量以后,在这里开始。</span>
      ) : (
        <RunFacts run={run} />
      )}
      <span className="run-line-buttons">
        {run ? <Button onClick={() => void check()}>用 Turf 复核</Button> : null}
        <Button type="primary" disabled={project?.mode === "read"} onClick={onRun}>
          套图核对…
        </Button>
      </span>
    </section>
  );
}

function RunFacts({ run }: { readonly run: RunSummary }) {
  const { turfCheck } = run;
  return (
    <>
      <span>
        上次核对 <strong>{clockOf(run.startedAt)}</strong>({run.person})
      </span>
      <span className="run-line-facts">
        <span>{balanceText(run.totals)}</span>
        <span>
          {turfCheck.patches === 0
            ? "未做 Turf 复核"
            : `Turf 复核 ${turfCheck.patches} 块,最大相差 ${turfCheck.maxDifferenceM2.toFixed(4)} 平方米`}
        </span>
        {run.outdated ? <Tag color="warning">△ 之后又导入了数据,请重新核对</Tag> : null}
        {run.forcedReason === null ? null : (
          <Tag color="warning">△ 图层对不上仍继续:{run.forcedReason}</Tag>
        )}
      </span>
    </>
  );
}
