import { Button } from "antd";
import { useState } from "react";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { useVillage } from "../../app/use-village.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { DraftChoice, DraftNumber } from "../../parts/draft-fields.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { BillLines } from "./bill-lines.tsx";
import type { ChargeRule } from "./rules-panel.tsx";

interface DrawUpDrawerProps {
  readonly open: boolean;
  readonly rules: readonly ChargeRule[];
  readonly onClose: () => void;
}

/** Shows what bills a rule makes of the scope, and every plot left out with its reasons, then draws them up. */
export function DrawUpDrawer({ open, rules, onClose }: DrawUpDrawerProps) {
  const drawnUpOn = useAsOf();
  const run = useCommand();
  const { unitCode, isVillage } = useVillage();
  const year = Number(drawnUpOn.slice(0, 4));
  const [chosen, setChosen] = useState("");
  const [fromYear, setFromYear] = useState(year);
  const [toYear, setToYear] = useState(year);
  const rule = rules.find(({ uid }) => uid === chosen) ?? rules[0];
  const ready = open && rule !== undefined && fromYear <= toYear;
  const request = ready
    ? {
        ...{ ruleUid: rule.uid, fromYear, toYear, drawnUpOn },
        unitCode: isVillage ? unitCode : rule.villageCode,
      }
    : null;
  const answer = useQuery("charges.plan", request);
  const bills = answer.value?.bills.length ?? 0;
  const drawUp = async () => {
    if (request !== null && (await run("charges.drawUp", request)) !== null) onClose();
  };
  return (
    <RecordDrawer
      open={open}
      title={`出账单,${drawnUpOn}`}
      onClose={onClose}
      actions={
        <Button type="primary" disabled={!ready || bills === 0} onClick={() => void drawUp()}>
          出 {bills} 张账单
        </Button>
      }
    >
      <div className="fact-list">
        <div className="fact-lines">
          <DraftChoice
            name="收费办法"
            value={rule?.uid ?? ""}
            onChange={setChosen}
            options={rules.map(({ uid, name }) => ({ value: uid, label: name }))}
          />
          <DraftNumber
            name="从"
            value={fromYear}
            {...{ least: 1980, most: 2100, unit: "年" }}
            onChange={setFromYear}
          />
          <DraftNumber
            name="到"
            value={toYear}
            {...{ least: 1980, most: 2100, unit: "年" }}
            onChange={setToYear}
          />
        </div>
        <AsyncState answer={answer}>
          {(plan) => (
            <>
              <p>
                <strong>
                  {plan.bills.length} 张账单,合计 {groupedYuanText(plan.totalFen)} 元;不出账{" "}
                  {plan.leftOut.length} 块
                </strong>
              </p>
              {plan.bills.map((bill) => (
                <section key={`${bill.payer} ${bill.lines[0]?.plotCode ?? ""}`}>
                  <h3>
                    {bill.payer}({bill.isMember ? "成员" : "非成员"}):
                    {groupedYuanText(bill.amountFen)} 元
                  </h3>
                  <BillLines lines={bill.lines} />
                  {bill.exemption === null ? null : <p>减免:{bill.exemption}</p>}
                </section>
              ))}
              {plan.leftOut.length === 0 ? null : (
                <section>
                  <h3>不出账的地块</h3>
                  <ul className="route-words">
                    {plan.leftOut.map((plot) => (
                      <li key={plot.plotCode}>
                        <span className="code">{plot.shortCode}</span> {plot.reasons.join(";")}
                      </li>
                    ))}
                  </ul>
                </section>
              )}
            </>
          )}
        </AsyncState>
      </div>
    </RecordDrawer>
  );
}
