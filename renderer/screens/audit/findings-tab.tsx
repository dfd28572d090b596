import { Button } from "antd";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useClient } from "../../app/use-client.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { amountColumn } from "../../grid/amount-column.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { RecordList } from "../../parts/record-list.tsx";
import type { AuditSheet } from "./audit-screen.tsx";
import { FindingDrawer } from "./finding-drawer.tsx";
import { useAuditFile } from "./use-audit-file.ts";

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
  amountColumn,
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
  const { kind } = useAuditFile();
  const answer = useQuery("auditFindings.list", { scope });
  const findings = answer.value?.findings ?? [];
  const rectified = findings.filter(({ rectifiedOn }) => rectifiedOn !== null).length;
  return (
    <div className="panel list-panel">
      <div className="panel-head">
        <h2>审计问题清单</h2>
        <div className="audit-actions">
          <Button onClick={() => onImport("audit-findings")}>
            {kind === "audit" ? "读入答复清单…" : "导入问题清单…"}
          </Button>
          {kind === "project" && findings.length > 0 ? <AnswerButtons /> : null}
        </div>
      </div>
      <AsyncState answer={answer}>
        {() => (
          <RecordList
            label="审计问题清单"
            detail="finding"
            rows={findings}
            columns={columns}
            status={`共 ${findings.length} 条,已整改 ${rectified} 条`}
            empty="还没有审计问题。把审计人员交来的问题清单导入或粘贴进来,逐条答复。"
            drawer={(finding, onClose) => (
              <FindingDrawer key={finding.uid} finding={finding} onClose={onClose} />
            )}
          />
        )}
      </AsyncState>
    </div>
  );
}

/** The answer as it goes back: signed on paper, and as a list that the auditor's file reads in. */
function AnswerButtons() {
  const client = useClient();
  const giveBytes = useGiveBytes();
  const scope = useScope();
  const asOf = useAsOf();
  const report = { kind: "audit-findings", scope, asOf } as const;
  const name = `审计问题整改情况_${asOf}`;
  return (
    <>
      <Button onClick={() => void giveBytes(`${name}.pdf`, client.call("reports.pdf", report))}>
        打印答复 PDF
      </Button>
      <Button
        onClick={() => void giveBytes(`${name}.xlsx`, client.call("reports.workbook", report))}
      >
        导出 XLSX
      </Button>
      <Button
        title="审计人员在审计文件里“读入答复清单”,不用再录一遍"
        onClick={() =>
          void giveBytes(
            `审计问题答复清单_${asOf}.xlsx`,
            client.call("auditFindings.sheet", { scope, asOf }),
          )
        }
      >
        导出答复清单
      </Button>
    </>
  );
}
