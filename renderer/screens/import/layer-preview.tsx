import { Alert, Checkbox } from "antd";
import { useState } from "react";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { useLongWork } from "../../app/long-work.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { countText } from "../../parts/texts.ts";
import { CommitBar } from "./commit-bar.tsx";
import { FieldMapping } from "./field-mapping.tsx";
import { FirstRows } from "./first-rows.tsx";
import { requestOf, targetTitles } from "./import-work.ts";
import { PreviewMap } from "./preview-map.tsx";
import type { PreviewProps } from "./preview-props.ts";
import { ReadingFacts } from "./reading-facts.tsx";

type Layer = CallInput<"import.preview">["layer"];
type Outcome = CallOutput<"import.preview">;

/** A layer file: how it is read, and why; what stands in the way of importing it. */
export function LayerPreview(props: PreviewProps & { readonly layer: Layer }) {
  const { candidate, reading, layer } = props;
  const request = { layer, ...requestOf(candidate.path, reading) };
  const answer = useQuery("import.preview", request);
  return (
    <AsyncState answer={answer} waiting="正在看这个文件,还没有存入任何东西。">
      {(outcome) => (
        <Outcome {...props} outcome={outcome} request={request} busy={answer.loading} />
      )}
    </AsyncState>
  );
}

interface OutcomeProps extends PreviewProps {
  readonly layer: Layer;
  readonly outcome: Outcome;
  readonly request: CallInput<"import.preview">;
  readonly busy: boolean;
}

function Outcome({ outcome, request, busy, ...props }: OutcomeProps) {
  const { refusal, preview, mappable } = outcome;
  const { layer, reading, onRead, onDone } = props;
  const start = useLongWork();
  const [replaces, setReplaces] = useState(false);
  const [running, setRunning] = useState(false);
  const isThere = refusal?.code === "import.repeated" || (preview?.duplicates.count ?? 0) > 0;
  const isRefused = preview === null || (refusal !== null && refusal.code !== "import.repeated");

  const commit = async () => {
    setRunning(true);
    const report = await start({
      title: `导入${targetTitles[layer]}`,
      name: "import.commit",
      input: { ...request, mode: replaces ? "replace" : "add" },
      said: ({ rowsStored, rowsRepaired, rowsSkipped }) =>
        `存入 ${countText(rowsStored)} 行,修补 ${countText(rowsRepaired)} 行,跳过 ${countText(rowsSkipped)} 行。`,
    });
    setRunning(false);
    if (report !== null) onDone(report.batchId);
  };
  const fields = preview?.fields ?? mappable?.fields;
  const present = preview === null ? mappable?.present : presentOf(preview);
  return (
    <div className="import-outcome">
      {refusal === null ? null : (
        <Alert type={isRefused ? "error" : "warning"} banner title={refusal.message} />
      )}
      <ReadingFacts outcome={outcome} reading={reading} onRead={onRead} />
      {preview === null ? null : <Duplicates duplicates={preview.duplicates} />}
      {isThere && !isRefused ? (
        <Checkbox
          className="import-line"
          checked={replaces}
          onChange={({ target }) => setReplaces(target.checked)}
        >
          替换已有的行(旧的行留底,可查)
        </Checkbox>
      ) : null}
      {preview === null ? null : (
        <>
          <FirstRows fields={preview.fields} rows={preview.firstRows} />
          <PreviewMap preview={preview} />
        </>
      )}
      {fields === undefined ? null : (
        <FieldMapping
          layer={layer}
          fields={fields}
          present={present ?? []}
          reading={reading}
          onRead={onRead}
        />
      )}
      <CommitBar
        disabled={isRefused || busy || (isThere && !replaces)}
        busy={running}
        replaces={replaces}
        onCommit={() => void commit()}
      />
    </div>
  );
}

function presentOf({ fields, fieldsUnused }: NonNullable<Outcome["preview"]>): string[] {
  return [...fields.flatMap(({ source }) => source ?? []), ...fieldsUnused];
}

type Duplicates = NonNullable<Outcome["preview"]>["duplicates"];

const keysShown = 5;

function Duplicates({ duplicates }: { readonly duplicates: Duplicates }) {
  const { count, first, rowsChecked } = duplicates;
  if (count === 0) return null;
  return (
    <p className="import-line">
      查了 {countText(rowsChecked)} 行,其中 {countText(count)} 行的编号项目里已经有,如{" "}
      {first.slice(0, keysShown).join("、")}。
    </p>
  );
}
