import { Button } from "antd";
import { useState } from "react";
import { capitalAmount, groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { ReasonPrompt } from "../../parts/reason-prompt.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { ScrollBox } from "../../parts/scroll-box.tsx";
import { type Bill, yearsText } from "./bill-columns.ts";
import { BillLines } from "./bill-lines.tsx";

interface BillDrawerProps {
  /** Null while none is open. */
  readonly bill: Bill | null;
  readonly onClose: () => void;
}

/** One bill with its arithmetic. It is not changed, only withdrawn with a reason. */
export function BillDrawer({ bill, onClose }: BillDrawerProps) {
  const run = useCommand();
  const withdrawnOn = useAsOf();
  const [asking, setAsking] = useState(false);
  const withdraw = async (uid: string, reason: string) => {
    setAsking(false);
    await run("charges.withdraw", { uid, reason, withdrawnOn });
  };
  return (
    <RecordDrawer
      open={bill !== null}
      title={bill === null ? "账单" : `${bill.number} ${bill.payer}`}
      onClose={onClose}
      actions={
        bill === null || bill.withdrawnOn !== null ? null : (
          <Button onClick={() => setAsking(true)}>作废…</Button>
        )
      }
    >
      {bill === null ? null : <BillFacts bill={bill} />}
      <ReasonPrompt
        open={asking}
        title="作废这张账单"
        hint="作废后应收里不再有它,账单和理由都留着。"
        onCancel={() => setAsking(false)}
        onReason={(reason) => void withdraw(bill?.uid ?? "", reason)}
      />
    </RecordDrawer>
  );
}

function BillFacts({ bill }: { readonly bill: Bill }) {
  return (
    <ScrollBox className="fact-list list-scroll">
      <section>
        <h3>怎么算的</h3>
        <BillLines lines={bill.lines} />
      </section>
      <FactGroup title="金额">
        <FactLine name="应缴">
          <strong>{groupedYuanText(bill.amountFen)} 元</strong>({capitalAmount(bill.amountFen)})
        </FactLine>
        <FactLine name="减免">{bill.exemption}</FactLine>
        <FactLine name="已缴">{groupedYuanText(bill.receivedFen)} 元</FactLine>
      </FactGroup>
      <FactGroup title="账单">
        <FactLine name="年度">{yearsText(bill)}</FactLine>
        <FactLine name="本集体成员">{bill.isMember ? "是" : "否"}</FactLine>
        <FactLine name="出账日期">{bill.drawnUpOn}</FactLine>
        <FactLine name="缴费期限">{bill.dueOn}</FactLine>
        <FactLine name="作废">{bill.withdrawnOn}</FactLine>
      </FactGroup>
      <p className="soft">收款在“债权债务”的“收款与凭证”里导入,按这里的编号对。</p>
    </ScrollBox>
  );
}
