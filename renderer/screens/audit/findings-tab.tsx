import { Button } from "antd";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useDetail } from "../../app/position.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import type { AuditSheet } from "./audit-screen.tsx";
import { FindingDrawer } from "./finding-drawer.tsx";

export type AuditFinding = CallOutput<"auditFindings.list">["findings"][number];

const columns: readonly GridColumn<AuditFinding>[] = [
  { key: "number", title: "编号", kind: "code", widthPx: 110, value: (row) => row.number },
  { key: "village", title: "村", kind: "text", widthPx: 100, value: (row) => row.villageName },
  {
    key: "content",
    title: "问题",
    kind: "text",
    widthPx: 220,
    grows: true,
    value: (row) => row.content,
  },
  {
    key: "amount",
    title: "金额(元)",
    kind: "number",
    widthPx: 120,
    value: (row) => row.amountFen,
    text: ({ amountFen }) => (amountFen === null ? "" : groupedYuanText(amountFen)),
  },
  { key: "article", title: "依据条款", kind: "text", widthPx: 150, value: (row) => row.article },
  { key: "deadline", title: "期限", kind: "text", widthPx: 104, value: (row) => row.deadline },
  {
    key: "rectified",
    title: "整改日期",
    kind: "text",
    widthPx: 104,
    value: (row) => row.rectifiedOn,
  },
];

interface FindingsTabProps {
  readonly onImport: (sheet: AuditSheet) => void;
}

/** 问题清单: what the audit found, village by village, and the township's answer to each. */
export function FindingsTab({ onImport }: FindingsTabProps) {
  const scope = useScope();
  const [opened, setOpened] = useDetail("finding");
  const answer = useQuery("auditFindings.list", { scope });
  const findings = answer.value?.findings ?? [];
  const open = findings.find(({ uid }) => uid === opened);
  const rectified = findings.filter(({ rectifiedOn }) => rectifiedOn !== null).length;
  return (
    <div className="panel list-panel">
      <div className="panel-head">
        <h2>审计问题清单</h2>
        <Button onClick={() => onImport("audit-findings")}>导入问题清单…</Button>
      </div>
      <AsyncState answer={answer}>
        {() => (
          <>
            <GridPage
              label="审计问题清单"
              rows={findings}
              rowKey={({ uid }) => uid}
              columns={columns}
              selected={new Set(opened === "" ? [] : [opened])}
              onOpen={setOpened}
              empty="还没有审计问题。把审计人员交来的问题清单导入或粘贴进来,逐条答复。"
            />
            <StatusLine>
              <strong>
                共 {findings.length} 条,已整改 {rectified} 条
              </strong>
            </StatusLine>
          </>
        )}
      </AsyncState>
      {open === undefined ? null : (
        <FindingDrawer key={open.uid} finding={open} onClose={() => setOpened("")} />
      )}
    </div>
  );
}
