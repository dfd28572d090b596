import type { CallOutput } from "../../../shared/contract/calls.ts";
import {
  auditRegisterNames,
  isAuditRegister,
  paperVerdictName,
} from "../../../shared/ledger/audit/audit-words.ts";
import { amountColumn } from "../../grid/amount-column.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { RecordList } from "../../parts/record-list.tsx";
import { AuditedPlace } from "./audited-place.tsx";
import { BeginAudit } from "./begin-audit.tsx";
import { PaperDrawer } from "./paper-drawer.tsx";
import { PapersActions } from "./papers-actions.tsx";
import { useAuditFile } from "./use-audit-file.ts";

export type WorkingPaper = CallOutput<"workingPapers.list">["papers"][number];

const registerName = (register: string) =>
  isAuditRegister(register) ? auditRegisterNames[register] : register;

const columns: readonly GridColumn<WorkingPaper>[] = [
  {
    key: "register",
    title: "台账",
    kind: "text",
    widthPx: 80,
    value: (row) => registerName(row.register),
  },
  { key: "label", title: "编号", kind: "code", widthPx: 140, value: (row) => row.rowLabel },
  { key: "stratum", title: "层", kind: "text", widthPx: 120, value: (row) => row.stratum },
  {
    key: "verdict",
    title: "结论",
    kind: "text",
    widthPx: 80,
    value: (row) => paperVerdictName(row.verdict),
  },
  {
    key: "finding",
    title: "问题",
    kind: "text",
    widthPx: 200,
    grows: true,
    value: (row) => row.finding,
  },
  amountColumn,
  { key: "checkedOn", title: "日期", kind: "text", widthPx: 104, value: (row) => row.checkedOn },
  { key: "checkedBy", title: "谁", kind: "text", widthPx: 100, value: (row) => row.checkedBy },
];

/** 工作底稿: the papers of an audit file of its own; the township's file is never written to (A6). */
export function PapersTab() {
  const { answer, kind, audited: place } = useAuditFile();
  const papers = answer.value?.papers ?? [];
  const checked = papers.filter(({ verdict }) => verdict !== null).length;
  const findings = papers.filter(({ finding }) => finding !== null).length;
  if (kind === "project") return <BeginAudit />;
  return (
    <div className="panel list-panel">
      <AsyncState answer={answer}>
        {({ audited }) => (
          <>
            <div className="panel-head">
              <h2>
                {audited.name}({audited.fileName})
              </h2>
              <span className="soft">数据包校验 {audited.sha256.slice(0, 16)}…</span>
            </div>
            <div className="list-bar audit-bar">
              <AuditedPlace />
              <PapersActions audited={place} papers={papers.length} findings={findings} />
            </div>
            <RecordList
              label="工作底稿"
              detail="paper"
              rows={papers}
              columns={columns}
              status={`共 ${papers.length} 份,已查 ${checked} 份,列为问题 ${findings} 份`}
              empty="还没有底稿。先到“抽样”里写种子、填份数,抽进底稿。"
              drawer={(paper, onClose) => (
                <PaperDrawer key={paper.uid} paper={paper} onClose={onClose} />
              )}
            />
          </>
        )}
      </AsyncState>
    </div>
  );
}
