import { Button } from "antd";
import type { ImportCandidate } from "../../../shared/contract/calls/import-calls.ts";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { Answer } from "../../app/use-query.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { type ImportWork, targetTitles } from "./import-work.ts";

interface ChosenPanelProps {
  readonly answer: Answer<CallOutput<"import.scan">>;
  readonly work: ImportWork;
  readonly current: string;
  readonly onChoose: (what: "files" | "folder") => void;
  readonly onOpen: (path: string) => void;
  readonly onClear: () => void;
}

/** The chosen files with what each one seems to be, in the order in which they are best imported. */
export function ChosenPanel({
  answer,
  work,
  current,
  onChoose,
  onOpen,
  onClear,
}: ChosenPanelProps) {
  return (
    <Panel
      title="要导入的文件"
      extra={
        <>
          {work.paths.length === 0 ? null : <Button onClick={onClear}>清空</Button>}
          <Button onClick={() => onChoose("files")}>选文件</Button>
          <Button type="primary" onClick={() => onChoose("folder")}>
            选文件夹
          </Button>
        </>
      }
    >
      {work.paths.length === 0 ? (
        <Notice text="把文件或整个文件夹拖到这个页面上,或用上面的按钮选。" />
      ) : (
        <AsyncState
          answer={answer}
          isEmpty={({ candidates }) => candidates.length === 0}
          empty="选的文件里没有能导入的。请选 .shp、.mdb 或 .xlsx。"
        >
          {({ candidates }) => (
            <ul className="import-files">
              {candidates.map((candidate) => (
                <li key={candidate.path}>
                  <FileLine
                    candidate={candidate}
                    work={work}
                    isCurrent={candidate.path === current}
                    onOpen={onOpen}
                  />
                </li>
              ))}
            </ul>
          )}
        </AsyncState>
      )}
    </Panel>
  );
}

interface FileLineProps {
  readonly candidate: ImportCandidate;
  readonly work: ImportWork;
  readonly isCurrent: boolean;
  readonly onOpen: (path: string) => void;
}

function FileLine({ candidate, work, isCurrent, onOpen }: FileLineProps) {
  const { path, fileName, folder, problem } = candidate;
  const target = work.readings[path]?.target ?? candidate.target;
  return (
    <button
      type="button"
      className={isCurrent ? "import-file import-current" : "import-file"}
      aria-current={isCurrent ? "true" : undefined}
      onClick={() => onOpen(path)}
    >
      <span className="import-target">{target === null ? "请选择" : targetTitles[target]}</span>
      <span className="import-name">
        {fileName}
        <span className="soft">{folder === "" ? "" : ` ${folder}`}</span>
      </span>
      <StateMark isDone={work.done[path] !== undefined} problem={problem} />
    </button>
  );
}

function StateMark({
  isDone,
  problem,
}: {
  readonly isDone: boolean;
  readonly problem: string | null;
}) {
  if (isDone) return <Mark kind="good" text="已导入" />;
  if (problem !== null) return <Mark kind="bad" text="缺文件" />;
  return <Mark kind="plain" text="待看" />;
}
