import { Button } from "antd";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useCommand } from "../../app/use-command.ts";
import { useWholeSave } from "../../app/use-whole-save.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { Mark } from "../../parts/mark.tsx";
import { MoneyInput } from "../../parts/money-input.tsx";
import { SavedInput } from "../../parts/saved-input.tsx";
import type { ContractRecord } from "./contract-fields.ts";
import { NextInstalment } from "./next-instalment.tsx";

type Item = ContractRecord["schedule"][number];

interface ContractScheduleProps {
  readonly contract: ContractRecord;
  readonly disabled: boolean;
}

/** What the contract fixes to be paid: one line an instalment, stored as it is typed, summed below. */
export function ContractSchedule({ contract, disabled }: ContractScheduleProps) {
  const { uid, schedule } = contract;
  const run = useCommand();
  const save = useWholeSave<{ items: readonly Item[] }>(
    { items: schedule },
    async ({ items }) => (await run("contracts.setSchedule", { uid, items: [...items] })) !== null,
  );
  const change = (at: number, values: Partial<Item>) =>
    save(({ items }) => ({
      items: items.map((item, index) => (index === at ? { ...item, ...values } : item)),
    }));
  return (
    <section aria-label="应缴">
      <h3>应缴</h3>
      {schedule.length === 0 ? <p>没有分期表,按“应缴”“已缴”两栏计。</p> : null}
      <table className="contract-money">
        <thead>
          <tr>
            <th scope="col">应缴日期</th>
            <th scope="col">所属期</th>
            <th scope="col" className="number">
              金额(元)
            </th>
            <th scope="col" aria-label="操作" />
          </tr>
        </thead>
        <tbody>
          {schedule.map(({ dueOn, period, dueFen }, at) => (
            <tr key={`${dueOn} ${period}`}>
              <td>
                <DateInput
                  label={`第 ${at + 1} 期应缴日期`}
                  value={dueOn}
                  disabled={disabled}
                  onSave={async (day) => day !== null && change(at, { dueOn: day })}
                />
              </td>
              <td>
                <SavedInput
                  label={`第 ${at + 1} 期所属期`}
                  value={period}
                  onSave={(text) => change(at, { period: text })}
                />
              </td>
              <td>
                <MoneyInput
                  label={`第 ${at + 1} 期金额`}
                  valueFen={dueFen}
                  disabled={disabled}
                  onSave={async (fen) => isSum(fen) && change(at, { dueFen: fen })}
                />
              </td>
              <td>
                <Button
                  size="small"
                  aria-label={`删去第 ${at + 1} 期`}
                  disabled={disabled}
                  onClick={() =>
                    void save(({ items }) => ({ items: items.filter((_, index) => index !== at) }))
                  }
                >
                  删
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <NextInstalment
        key={JSON.stringify(schedule.at(-1) ?? null)}
        last={schedule.at(-1) ?? null}
        disabled={disabled}
        onAdd={(item) => save(({ items }) => ({ items: [...items, item] }))}
      />
      <Sum contract={contract} />
    </section>
  );
}

const isSum = (fen: number | null): fen is number => fen !== null && fen > 0;

/** The sum of the instalments beside the contract's total: a difference is said, the clerk decides. */
function Sum({ contract: { schedule, values } }: { readonly contract: ContractRecord }) {
  if (schedule.length === 0) return null;
  const sumFen = schedule.reduce((sum, { dueFen }) => sum + dueFen, 0);
  const { totalFen } = values;
  return (
    <p>
      {schedule.length} 期合计 {groupedYuanText(sumFen)} 元{" "}
      {totalFen === null ? (
        <span className="soft">合同没有填总价,无从对照</span>
      ) : sumFen === totalFen ? (
        <Mark kind="good" text="与总价一致" />
      ) : (
        <Mark
          kind="warning"
          text={`与总价 ${groupedYuanText(totalFen)} 元差 ${groupedYuanText(sumFen - totalFen)} 元`}
        />
      )}
    </p>
  );
}
