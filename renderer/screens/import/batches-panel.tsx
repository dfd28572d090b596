import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { clockOf, countText } from "../../parts/texts.ts";

type Batch = CallOutput<"import.batches">["batches"][number];

interface BatchesPanelProps {
  readonly current: string;
  readonly onOpen: (batchId: string) => void;
}

function standingOf({ isWithdrawn, rowsActive }: Pick<Batch, "isWithdrawn" | "rowsActive">) {
  if (isWithdrawn) return "已撤回";
  return rowsActive === 0 ? "已被替换" : `${countText(rowsActive)} 行`;
}

/** What has been imported, newest first; each leads to its report. */
export function BatchesPanel({ current, onOpen }: BatchesPanelProps) {
  const batches = useQuery("import.batches", {});
  return (
    <Panel title="已经导入">
      <AsyncState
        answer={batches}
        isEmpty={(value) => value.batches.length === 0}
        empty={<Notice text="还没有导入过。导入以后,每一批的报告都留在这里。" />}
      >
        {(value) => (
          <ul className="import-files">
            {value.batches.map(({ id, title, fileName, notices, importedAt, ...batch }) => (
              <li key={id}>
                <button
                  type="button"
                  className={String(id) === current ? "import-file import-current" : "import-file"}
                  aria-current={String(id) === current ? "true" : undefined}
                  title={`${fileName},${clockOf(importedAt)} 导入`}
                  onClick={() => onOpen(String(id))}
                >
                  <span className="import-target">{title}</span>
                  <span className="import-name">
                    {standingOf(batch)}
                    <span className="soft"> {fileName}</span>
                  </span>
                  {notices === 0 ? null : (
                    <Mark kind="warning" text={`${countText(notices)} 条提示`} />
                  )}
                </button>
              </li>
            ))}
          </ul>
        )}
      </AsyncState>
    </Panel>
  );
}
