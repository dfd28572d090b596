import { Button, Pagination, Popconfirm } from "antd";
import { useState } from "react";
import type { ImportCandidate } from "../../../shared/contract/calls/import-calls.ts";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { bytesText, clockOf, countText } from "../../parts/texts.ts";
import { NoticeTable } from "./notice-table.tsx";

type Batch = CallOutput<"import.batches">["batches"][number];

const noticesOnPage = 100;

interface BatchReportProps {
  readonly batchId: number;
  /** The next chosen file that has not been imported. */
  readonly next: ImportCandidate | null;
  readonly onNext: (path: string) => void;
}

/** What one import came to: read, repaired, skipped, and every notice with its reason. */
export function BatchReport({ batchId, ...rest }: BatchReportProps) {
  const batches = useQuery("import.batches", {});
  return (
    <AsyncState answer={batches}>
      {(value) => {
        const batch = value.batches.find(({ id }) => id === batchId);
        if (batch !== undefined) return <Report key={batch.id} batch={batch} {...rest} />;
        return (
          <Panel title="导入报告">
            <Notice text="没有这一批。请在左边“已经导入”里选一批。" />
          </Panel>
        );
      }}
    </AsyncState>
  );
}

type ReportProps = Omit<BatchReportProps, "batchId"> & { readonly batch: Batch };

function Report({ batch, next, onNext }: ReportProps) {
  const [page, setPage] = useState(1);
  const notices = useQuery("import.notices", {
    batchId: batch.id,
    offset: (page - 1) * noticesOnPage,
    limit: noticesOnPage,
  });
  return (
    <Panel
      title={`导入报告:${batch.title}`}
      className="import-preview"
      extra={
        <>
          <span className="soft">
            {clockOf(batch.importedAt)} · {batch.person}
          </span>
          <Withdrawal batch={batch} />
          {next === null ? null : (
            <Button type="primary" onClick={() => onNext(next.path)}>
              看下一个文件
            </Button>
          )}
        </>
      }
    >
      <div className="import-outcome">
        <Counts batch={batch} />
        <Facts batch={batch} />
        <AsyncState
          answer={notices}
          isEmpty={({ total }) => total === 0}
          empty={<Notice text="每一行都照原样存入,没有要看的提示。" />}
        >
          {({ total, notices: shown }) => (
            <section className="import-section" aria-label="提示">
              <h3>提示 {countText(total)} 条</h3>
              <NoticeTable notices={shown} target={batch.target} />
              {total > noticesOnPage ? (
                <Pagination
                  size="small"
                  current={page}
                  total={total}
                  pageSize={noticesOnPage}
                  showSizeChanger={false}
                  onChange={setPage}
                />
              ) : null}
            </section>
          )}
        </AsyncState>
      </div>
    </Panel>
  );
}

/** A sheet of a register is taken back whole, as long as nothing was built on its rows. */
function Withdrawal({ batch }: { readonly batch: Batch }) {
  const run = useCommand();
  if (batch.target !== "table") return null;
  if (batch.isWithdrawn) return <Mark kind="plain" text="已撤回" />;
  return (
    <Popconfirm
      title="撤回这次导入?"
      description="它加的行去掉,它改的行恢复原样;文件以后可以再导入。"
      okText="撤回"
      onConfirm={() => void run("import.withdraw", { batchId: batch.id })}
    >
      <Button>撤回这次导入</Button>
    </Popconfirm>
  );
}

function Counts({ batch }: { readonly batch: Batch }) {
  const counts = [
    ["读取", batch.rowsRead],
    ["存入", batch.rowsStored],
    ["修补", batch.rowsRepaired],
    ["跳过", batch.rowsSkipped],
    ["现在有效", batch.rowsActive],
  ] as const;
  return (
    <dl className="import-counts">
      {counts.map(([title, rows]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{countText(rows)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Facts({ batch }: { readonly batch: Batch }) {
  const { fileName, bytes, mode, encoding, sourceCrs, crsReason, within } = batch;
  return (
    <dl className="import-facts">
      <dt>文件</dt>
      <dd>
        {fileName}({bytesText(bytes)}),{mode === "add" ? "新增" : "替换编号相同的行"}
      </dd>
      {within === null ? null : (
        <>
          <dt>范围</dt>
          <dd>只取代码以 {within} 开头的行</dd>
        </>
      )}
      {encoding === null ? null : (
        <>
          <dt>文字编码</dt>
          <dd>{encoding}</dd>
        </>
      )}
      {sourceCrs === null ? null : (
        <>
          <dt>坐标系</dt>
          <dd>
            {sourceCrs}
            {crsReason === null ? "" : `。${crsReason}`}
          </dd>
        </>
      )}
    </dl>
  );
}
