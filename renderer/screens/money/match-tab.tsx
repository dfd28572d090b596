import { Button } from "antd";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { PrintListButton } from "../../parts/print-list-button.tsx";
import type { sheetTitles } from "./sheet-titles.ts";

type Line = CallOutput<"money.match">["receiptsWithoutVoucher"][number];

const columns: readonly GridColumn<Line>[] = [
  { key: "date", title: "日期", kind: "text", widthPx: 104, value: (line) => line.date },
  { key: "number", title: "号", kind: "code", widthPx: 110, value: (line) => line.number },
  {
    key: "party",
    title: "对方",
    kind: "text",
    widthPx: 100,
    grows: true,
    value: (line) => line.party,
  },
  {
    key: "amount",
    title: "金额(元)",
    kind: "number",
    widthPx: 116,
    value: (line) => line.amountFen,
    text: (line) => groupedYuanText(line.amountFen),
  },
  { key: "text", title: "摘要", kind: "text", widthPx: 140, value: (line) => line.text },
];

interface MatchTabProps {
  readonly onImport: (register: keyof typeof sheetTitles) => void;
}

/** 应收 / 账面已收 / 差额, and both lists of what has no other half. */
export function MatchTab({ onImport }: MatchTabProps) {
  const scope = useScope();
  const asOf = useAsOf();
  const answer = useQuery("money.match", { scope, asOf });
  return (
    <div className="list-rows">
      <div className="panel list-bar">
        {answer.value === undefined ? null : (
          <strong className="money-sums">
            应收 {groupedYuanText(answer.value.dueFen)} · 已登记收款{" "}
            {groupedYuanText(answer.value.receivedFen)} · 账面已收{" "}
            {groupedYuanText(answer.value.bookedFen)} · 差额{" "}
            {groupedYuanText(answer.value.differenceFen)} 元;对上 {answer.value.matches.length} 笔
          </strong>
        )}
        <Button onClick={() => onImport("receipts")}>导入收款…</Button>
        <Button onClick={() => onImport("vouchers")}>导入凭证…</Button>
        <PrintListButton list="book-match" />
      </div>
      <div className="money-lists">
        <AsyncState answer={answer}>
          {({ receiptsWithoutVoucher, vouchersWithoutReceipt }) => (
            <>
              <Unmatched title="有收据、账上没有" lines={receiptsWithoutVoucher} />
              <Unmatched title="账上有、没有收据" lines={vouchersWithoutReceipt} />
            </>
          )}
        </AsyncState>
      </div>
    </div>
  );
}

function Unmatched({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  return (
    <section className="panel list-panel" aria-label={title}>
      <div className="panel-head">
        <h2>
          {title}({lines.length})
        </h2>
      </div>
      <GridPage
        label={title}
        rows={lines}
        rowKey={({ uid }) => uid}
        columns={columns}
        empty="没有对不上的。收款和凭证都导入后再看。"
      />
    </section>
  );
}
