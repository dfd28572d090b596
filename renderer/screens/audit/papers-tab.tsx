import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useDetail } from "../../app/position.ts";
import { useQuery } from "../../app/use-query.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { PaperDrawer } from "./paper-drawer.tsx";
import { registers } from "./sample-tab.tsx";

export type WorkingPaper = CallOutput<"workingPapers.list">["papers"][number];

const registerName = (register: string) =>
  registers.find(({ value }) => value === register)?.label ?? register;

const verdictName = ({ verdict }: WorkingPaper) =>
  verdict === null ? "待查" : verdict === "confirmed" ? "相符" : "不符";

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
  { key: "verdict", title: "结论", kind: "text", widthPx: 80, value: verdictName },
  {
    key: "finding",
    title: "问题",
    kind: "text",
    widthPx: 200,
    grows: true,
    value: (row) => row.finding,
  },
  {
    key: "amount",
    title: "金额(元)",
    kind: "number",
    widthPx: 120,
    value: (row) => row.amountFen,
    text: ({ amountFen }) => (amountFen === null ? "" : groupedYuanText(amountFen)),
  },
  { key: "checkedOn", title: "日期", kind: "text", widthPx: 104, value: (row) => row.checkedOn },
];

/** 工作底稿: the papers of an audit file of its own; the township's file is never written to (A6). */
export function PapersTab() {
  const [opened, setOpened] = useDetail("paper");
  const answer = useQuery("workingPapers.list", {});
  const papers = answer.value?.papers ?? [];
  const open = papers.find(({ uid }) => uid === opened);
  if (answer.error?.code === "value.invalid") {
    return (
      <div className="panel">
        <Notice text="打开的是项目文件。底稿放在审计人员自己的审计文件里:先用 qhs audit new 建立、qhs audit draw 抽样,再打开那个文件,底稿就在这里。" />
      </div>
    );
  }
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
            <GridPage
              label="工作底稿"
              rows={papers}
              rowKey={({ uid }) => uid}
              columns={columns}
              selected={new Set(opened === "" ? [] : [opened])}
              onOpen={setOpened}
              empty="还没有底稿。先用 qhs audit draw 抽样。"
            />
            <StatusLine>
              <strong>
                共 {papers.length} 份,已查 {papers.filter(({ verdict }) => verdict !== null).length}{" "}
                份,列为问题 {papers.filter(({ finding }) => finding !== null).length} 份
              </strong>
            </StatusLine>
          </>
        )}
      </AsyncState>
      {open === undefined ? null : (
        <PaperDrawer key={open.uid} paper={open} onClose={() => setOpened("")} />
      )}
    </div>
  );
}
