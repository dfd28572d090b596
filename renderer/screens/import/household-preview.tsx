import { Alert, Checkbox, Tabs } from "antd";
import { useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useLongWork } from "../../app/long-work.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { countText } from "../../parts/texts.ts";
import { CommitBar } from "./commit-bar.tsx";
import { FirstRows } from "./first-rows.tsx";
import type { PreviewProps } from "./preview-props.ts";

/** The household register: its tables, each with its fields and first rows. */
export function HouseholdPreview(props: PreviewProps) {
  const answer = useQuery("import.previewHousehold", { file: props.candidate.path });
  return (
    <AsyncState answer={answer} waiting="正在看这个文件,还没有存入任何东西。">
      {(outcome) => <Outcome {...props} outcome={outcome} />}
    </AsyncState>
  );
}

interface OutcomeProps extends PreviewProps {
  readonly outcome: CallOutput<"import.previewHousehold">;
}

function Outcome({ outcome, candidate, onDone }: OutcomeProps) {
  const { refusal, preview } = outcome;
  const start = useLongWork();
  const batches = useQuery("import.batches", {});
  const [replaces, setReplaces] = useState(false);
  const [running, setRunning] = useState(false);
  const isThere =
    batches.value?.batches.some(
      ({ target, rowsActive }) => target === "household" && rowsActive > 0,
    ) ?? false;

  const commit = async () => {
    setRunning(true);
    const report = await start({
      title: "导入权属数据",
      name: "import.household",
      input: { file: candidate.path, mode: replaces ? "replace" : "add" },
      said: ({ rowsStored, rowsSkipped }) =>
        `存入 ${countText(rowsStored)} 行,跳过 ${countText(rowsSkipped)} 行。`,
    });
    setRunning(false);
    if (report !== null) onDone(report.batchId);
  };
  return (
    <div className="import-outcome">
      {refusal === null ? null : <Alert type="error" banner title={refusal.message} />}
      {isThere ? (
        <Checkbox
          className="import-line"
          checked={replaces}
          onChange={({ target }) => setReplaces(target.checked)}
        >
          替换编号相同的已有行(旧的行留底,可查)
        </Checkbox>
      ) : null}
      {preview === null ? null : (
        <Tabs
          className="import-tables"
          items={preview.tables.map(({ table, title, source, fields, firstRows }) => ({
            key: table,
            label: title,
            children: (
              <>
                <p className="import-line soft">取自 {source}</p>
                <FirstRows fields={fields} rows={firstRows} />
              </>
            ),
          }))}
        />
      )}
      <CommitBar
        disabled={preview === null || refusal !== null}
        busy={running}
        replaces={replaces}
        onCommit={() => void commit()}
      />
    </div>
  );
}
