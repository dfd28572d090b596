import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";

type Side = CallOutput<"money.ledger">["claims"];

const lines: readonly { readonly title: string; readonly key: keyof Side; readonly sum?: true }[] =
  [
    { title: "锁定底数", key: "lockedFen", sum: true },
    { title: "现金", key: "cashFen" },
    { title: "减免", key: "forgivenFen" },
    { title: "抵销", key: "setoffFen" },
    { title: "划转、抵债", key: "transferredFen" },
    { title: "核销", key: "writtenOffFen" },
    { title: "已化解合计", key: "settledFen", sum: true },
    { title: "余额", key: "balanceFen", sum: true },
  ];

/** The sums of the day, claims and debts side by side and never netted (A5). */
export function LedgerTab() {
  const scope = useScope();
  const asOf = useAsOf();
  const answer = useQuery("money.ledger", { scope, asOf });
  return (
    <Panel title={`合计,截至 ${asOf}`}>
      <AsyncState answer={answer}>
        {({ claims, debts, charges }) => (
          <>
            <table className="figures money-ledger">
              <thead>
                <tr>
                  <th scope="col">元</th>
                  <th scope="col" className="number">
                    债权({claims.count} 笔)
                  </th>
                  <th scope="col" className="number">
                    债务({debts.count} 笔)
                  </th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ title, key, sum }) => (
                  <tr key={key} className={sum === true ? "report-total" : ""}>
                    <th scope="row">{title}</th>
                    <td className="number">{groupedYuanText(claims[key])}</td>
                    <td className="number">{groupedYuanText(debts[key])}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="money-note">
              锁定底数 = 已化解合计 + 余额。收费:应收 {groupedYuanText(charges.dueFen)},已收{" "}
              {groupedYuanText(charges.receivedFen)},欠缴 {groupedYuanText(charges.arrearsFen)} 元。
            </p>
            {claims.count + debts.count === 0 ? (
              <p className="money-note">还没有债权债务。先在“债权”“债务”里导入或粘贴村里的台账。</p>
            ) : null}
          </>
        )}
      </AsyncState>
    </Panel>
  );
}
