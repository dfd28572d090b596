import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useQuery } from "../../app/use-query.ts";
import type { ContractRecord } from "./contract-fields.ts";
import { ContractSchedule } from "./contract-schedule.tsx";

/** What is to be paid and what came in, each with its day. */
export function ContractMoney({ contract }: { readonly contract: ContractRecord }) {
  const { receipts } = contract;
  const readOnly = useQuery("project.state", {}).value?.mode === "read";
  return (
    <div className="fact-list">
      <ContractSchedule contract={contract} disabled={readOnly} />
      <section>
        <h3>收款</h3>
        {receipts.length === 0 ? (
          <p>还没有登记收款。收据在“债权债务”里导入。</p>
        ) : (
          <table className="contract-money">
            <thead>
              <tr>
                <th scope="col">日期</th>
                <th scope="col">收据号</th>
                <th scope="col">缴款人</th>
                <th scope="col" className="number">
                  金额(元)
                </th>
              </tr>
            </thead>
            <tbody>
              {receipts.map(({ uid, receivedOn, receiptNumber, payer, amountFen }) => (
                <tr key={uid}>
                  <td>{receivedOn}</td>
                  <td>{receiptNumber}</td>
                  <td>{payer}</td>
                  <td className="number">{groupedYuanText(amountFen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}
