import { useState } from "react";
import { go, usePosition } from "../../app/position.ts";
import { useShell } from "../../app/use-client.ts";
import { useEscape } from "../../app/use-escape.ts";
import { useQuery } from "../../app/use-query.ts";
import { useShown } from "../../app/use-shown.ts";
import { BatchReport } from "./batch-report.tsx";
import { BatchesPanel } from "./batches-panel.tsx";
import { ChosenPanel } from "./chosen-panel.tsx";
import { DropHint } from "./drop-hint.tsx";
import { useImportWork } from "./import-work.ts";
import { PreviewPanel } from "./preview-panel.tsx";
import { useFileTaking } from "./use-file-taking.ts";
import "./import.css";

/** A chosen file, the report of a batch, or neither. */
const openOnly = (details: { file?: string; batch?: string }) => go({ details });

/** 导入: files are chosen, looked at, imported one by one, and each has its report. */
export function ImportScreen() {
  const shell = useShell();
  const { work, choose, read, finish, clear } = useImportWork();
  const { file = "", batch = "" } = usePosition().details;
  const shown = useShown();
  const [dropping, setDropping] = useState(false);
  const scan = useQuery("import.scan", work.paths.length === 0 ? null : { paths: [...work.paths] });
  const candidates = scan.value?.candidates ?? [];
  const current = candidates.find(({ path }) => path === file);
  const next = candidates.find(
    ({ path, problem }) => problem === null && work.done[path] === undefined,
  );
  const take = useFileTaking((paths, first) => {
    choose(paths);
    if (shown.current) openOnly({ file: first });
  });
  useEscape(file !== "" || batch !== "", () => openOnly({}));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the whole screen takes a drop; the buttons do the same by keyboard
    <div
      className="screen import"
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (event.currentTarget === event.target) setDropping(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDropping(false);
        const transfer = event.dataTransfer;
        void take((report) => shell.droppedPaths(transfer, report));
      }}
    >
      <div className="import-left">
        <ChosenPanel
          answer={scan}
          work={work}
          current={file}
          onChoose={(what) => void take((report) => shell.choosePaths(what, report))}
          onOpen={(path) => openOnly({ file: path })}
          onClear={() => {
            clear();
            openOnly({});
          }}
        />
        <BatchesPanel current={batch} onOpen={(id) => openOnly({ batch: id })} />
      </div>
      {batch !== "" ? (
        <BatchReport
          batchId={Number(batch)}
          next={next ?? null}
          onNext={(path) => openOnly({ file: path })}
        />
      ) : current !== undefined ? (
        <PreviewPanel
          key={current.path}
          candidate={current}
          reading={work.readings[current.path] ?? {}}
          onRead={(reading) => read(current.path, reading)}
          onDone={(batchId) => {
            finish(current.path, batchId);
            if (shown.current) openOnly({ batch: String(batchId) });
          }}
        />
      ) : (
        <DropHint />
      )}
      {dropping ? <div className="import-drop">松手,读取这些文件</div> : null}
    </div>
  );
}
