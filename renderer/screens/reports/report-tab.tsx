import { Button, Segmented } from "antd";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useClient } from "../../app/use-client.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { ScrollBox } from "../../parts/scroll-box.tsx";
import { NumberButton } from "./number-button.tsx";

type Kind = CallInput<"reports.tables">["kind"];
type Table = CallOutput<"reports.tables">["tables"][number];

interface ReportTabProps {
  /** What there is to choose, the first unless the address says another. */
  readonly kinds: readonly { readonly value: Kind; readonly label: string }[];
}

export const reportKinds: ReportTabProps["kinds"] = [
  { value: "weekly", label: "周报" },
  { value: "ten-day", label: "旬报" },
  { value: "ranking", label: "排名" },
  { value: "summary", label: "汇总表" },
  { value: "land-class", label: "按地块类别汇总" },
  { value: "village-file", label: "一村一档目录" },
  { value: "wall", label: "挂图作战" },
];

/** The registers of the money side, as lists with their sums. */
export const listKinds: ReportTabProps["kinds"] = [
  { value: "claims", label: "债权台账" },
  { value: "debts", label: "债务台账" },
  { value: "settlements", label: "化解清单" },
  { value: "charges", label: "收费台账" },
  { value: "auctions", label: "竞价台账" },
  { value: "book-match", label: "收据与凭证" },
  { value: "land", label: "收回盘活" },
];

/** A report or list as it will be printed; every number in a report opens its rows. */
export function ReportTab({ kinds }: ReportTabProps) {
  const scope = useScope();
  const asOf = useAsOf();
  const client = useClient();
  const giveBytes = useGiveBytes();
  const [detail, setKind] = useDetail("report");
  const kind = kinds.find(({ value }) => value === detail) ?? kinds[0]!;
  const input = { kind: kind.value, scope, asOf };
  const answer = useQuery("reports.tables", input);
  return (
    <div className="report">
      <div className="panel report-bar">
        <Segmented
          aria-label="哪一种报表"
          value={kind.value}
          options={[...kinds]}
          onChange={setKind}
        />
        <Button
          type="primary"
          onClick={() =>
            void giveBytes(`${kind.label}_${asOf}.pdf`, client.call("reports.pdf", input))
          }
        >
          打印 PDF
        </Button>
        <Button
          onClick={() =>
            void giveBytes(`${kind.label}_${asOf}.xlsx`, client.call("reports.workbook", input))
          }
        >
          导出 XLSX
        </Button>
      </div>
      <section className="panel" aria-label={kind.label}>
        <ScrollBox className="panel-body report-body">
          <AsyncState
            answer={answer}
            isEmpty={({ tables }) => tables.length === 0}
            empty={<Notice text="所选范围里还没有这样的记录。先导入或登记,再来打印。" />}
          >
            {({ tables }) => tables.map((table) => <ReportTable key={table.name} table={table} />)}
          </AsyncState>
        </ScrollBox>
      </section>
    </div>
  );
}

function ReportTable({ table }: { readonly table: Table }) {
  // Rows of a printed table have no other name than their place.
  const lines = table.rows.map((row, place) => ({ place, row }));
  return (
    <article className="report-table">
      <h2>{table.title}</h2>
      {table.subtitles.map((line) => (
        <p key={line} className="soft report-subtitle">
          {line}
        </p>
      ))}
      {table.paragraphs.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <table>
        <thead>
          <tr>
            {table.columns.map(({ key, heading }) => (
              <th key={key} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ place, row }) => (
            <tr key={place} className={row.isTotal ? "report-total" : ""}>
              {table.columns.map((column) => (
                <ReportCell key={column.key} column={column} cell={row.cells[column.key]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.notes.map((note) => (
        <p key={note} className="soft">
          {note}
        </p>
      ))}
    </article>
  );
}

interface ReportCellProps {
  readonly column: Table["columns"][number];
  readonly cell: Table["rows"][number]["cells"][string] | undefined;
}

function ReportCell({ column, cell }: ReportCellProps) {
  const className = column.kind === "text" ? "" : "number";
  if (cell === undefined) return <td className={className} />;
  return (
    <td className={className}>
      {cell.opens === undefined ? (
        cell.text
      ) : (
        <NumberButton opens={cell.opens} text={cell.text} label={column.heading} />
      )}
    </td>
  );
}
