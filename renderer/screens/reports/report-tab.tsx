import { Button, Segmented } from "antd";
import type { CallInput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useClient } from "../../app/use-client.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { useQuery } from "../../app/use-query.ts";
import { scopeOf, useScope } from "../../app/use-scope.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { ScrollBox } from "../../parts/scroll-box.tsx";
import { ReportTable } from "./report-table.tsx";
import { useOpenRows } from "./use-open-rows.ts";

type Kind = CallInput<"reports.tables">["kind"];

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

const townDigits = 9;

/** A report or list as it will be printed; every number in a report opens its rows. */
export function ReportTab({ kinds }: ReportTabProps) {
  const scope = useScope();
  const asOf = useAsOf();
  const client = useClient();
  const giveBytes = useGiveBytes();
  const [, openRows] = useOpenRows();
  const [detail, setKind] = useDetail("report");
  const kind = kinds.find(({ value }) => value === detail) ?? kinds[0]!;
  const input = { kind: kind.value, scope, asOf };
  const answer = useQuery("reports.tables", input);
  // A pack holds a whole town, whatever village is looked at.
  const town = scopeOf(scope.code.slice(0, townDigits));
  const pack = () => client.call("reports.pack", { scope: town, asOf });
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
        {kinds === reportKinds ? (
          <Button
            title="报送县里的数据包:只有数字、口径和记录编号,没有姓名、证件和图形"
            onClick={() => void giveBytes(`${town.code}_${asOf}.qhsreport`, pack())}
          >
            做报送包
          </Button>
        ) : null}
      </div>
      <section className="panel" aria-label={kind.label}>
        <ScrollBox className="panel-body report-body">
          <AsyncState
            answer={answer}
            isEmpty={({ tables }) => tables.length === 0}
            empty={<Notice text="所选范围里还没有这样的记录。先导入或登记,再来打印。" />}
          >
            {({ tables }) =>
              tables.map((table) => (
                <ReportTable key={table.name} table={table} onOpen={openRows} />
              ))
            }
          </AsyncState>
        </ScrollBox>
      </section>
    </div>
  );
}
