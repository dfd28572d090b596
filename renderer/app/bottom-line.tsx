import { Button, Progress } from "antd";
import { statusLineId } from "../parts/status-line.tsx";
import { type RunningWork, useRunningWork } from "./long-work.ts";

/** What the screen says about place or selection, and long work with its progress. */
export function BottomLine() {
  const running = useRunningWork();
  return (
    <footer className="bottom-line">
      <div id={statusLineId} className="bottom-status" />
      <div role="status" className="bottom-work">
        {running.map((work) => (
          <WorkLine key={work.id} work={work} />
        ))}
      </div>
    </footer>
  );
}

function WorkLine({ work }: { readonly work: RunningWork }) {
  const { title, step, cancel } = work;
  const percent =
    step === null || step.total === 0 ? null : Math.floor((step.done / step.total) * 100);
  return (
    <span className="bottom-one">
      <span>
        {title}
        {step === null ? "" : `:${step.phase}`}
      </span>
      {percent === null ? null : (
        <Progress percent={percent} size={[120, 8]} showInfo={false} aria-label={title} />
      )}
      {percent === null ? null : <span className="number">{percent}%</span>}
      <Button size="small" type="text" onClick={cancel}>
        取消
      </Button>
    </span>
  );
}
