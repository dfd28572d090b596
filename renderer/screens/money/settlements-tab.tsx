import { Button, Input, Select } from "antd";
import { useState } from "react";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import {
  type SettlementWay,
  settlementWays,
} from "../../../shared/ledger/money/settlement-ways.ts";
import { todayHere } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { FactLine } from "../../parts/facts.tsx";
import { MoneyInput } from "../../parts/money-input.tsx";
import { CounterpartPicker } from "./counterpart-picker.tsx";
import type { MoneyRecord } from "./money-drawer.tsx";

/** What settled a row, each with its papers; what lacks one is kept and does not count. */
export function SettlementsTab({ row }: { readonly row: MoneyRecord }) {
  const run = useCommand();
  return (
    <div className="fact-list">
      {row.settlements.length === 0 ? <p>还没有化解记录。</p> : null}
      <ul className="contract-lines">
        {row.settlements.map((one) => (
          <li key={one.uid}>
            {one.date} {one.way} {one.wayName} {groupedYuanText(one.amountFen)} 元
            {one.counterpart === null ? "" : `,对方 ${one.counterpart.number}`}
            {one.voucherNo === null ? "" : `,凭证 ${one.voucherNo}`}
            {one.missing.length === 0 ? null : (
              <strong className="contract-doubt"> 缺:{one.missing.join("、")},暂不计入</strong>
            )}
            {one.isDerived ? (
              <span className="soft"> 来自合同收款</span>
            ) : (
              <Button
                size="small"
                type="link"
                onClick={() => void run("money.unsettle", { uid: one.uid })}
              >
                撤去
              </Button>
            )}
          </li>
        ))}
      </ul>
      <NewSettlement key={row.settlements.length} row={row} />
    </div>
  );
}

const taken = async () => true;

function NewSettlement({ row }: { readonly row: MoneyRecord }) {
  const run = useCommand();
  const [way, setWay] = useState<SettlementWay>(row.side === "claim" ? "R1" : "R9");
  const [date, setDate] = useState(todayHere());
  const [amountFen, setAmountFen] = useState<number | null>(null);
  const [cashFen, setCashFen] = useState<number | null>(null);
  const [counterpartUid, setCounterpartUid] = useState<string | null>(null);
  const [voucherNo, setVoucherNo] = useState("");
  const [approvalNo, setApprovalNo] = useState("");
  const [note, setNote] = useState("");
  const { settledAs } = settlementWays[way];
  const isMixed = settledAs === "mixed";
  const isSetOff = settledAs === "setOff";
  const add = () =>
    run("money.settle", {
      rowUid: row.uid,
      ...{ way, date, amountFen: amountFen ?? 0 },
      ...(isMixed ? { cashFen: cashFen ?? 0, forgivenFen: (amountFen ?? 0) - (cashFen ?? 0) } : {}),
      ...(isSetOff ? { counterpartUid } : {}),
      voucherNo: voucherNo || null,
      approvalNo: approvalNo || null,
      note: note || null,
    });
  const text = (label: string, value: string, set: (value: string) => void) => (
    <FactLine name={label}>
      <Input aria-label={label} value={value} onChange={(event) => set(event.target.value)} />
    </FactLine>
  );
  return (
    <section>
      <h3>登记一笔</h3>
      <div>
        <FactLine name="方式">
          <Select
            aria-label="化解方式"
            style={{ width: "100%" }}
            value={way}
            onChange={setWay}
            options={Object.entries(settlementWays)
              .filter(([, { sides }]) => sides.includes(row.side))
              .map(([value, { title }]) => ({
                value: value as SettlementWay,
                label: `${value} ${title}`,
              }))}
          />
        </FactLine>
        <FactLine name="日期">
          <DateInput
            label="化解日期"
            value={date}
            onSave={async (value) => {
              if (value !== null) setDate(value);
              return value !== null;
            }}
          />
        </FactLine>
        <FactLine name="金额">
          <MoneyInput
            label="化解金额"
            valueFen={amountFen}
            onSave={async (value) => {
              setAmountFen(value);
              return await taken();
            }}
          />
        </FactLine>
        {isMixed ? (
          <FactLine name="其中现金">
            <MoneyInput
              label="其中现金"
              valueFen={cashFen}
              onSave={async (value) => {
                setCashFen(value);
                return await taken();
              }}
            />
          </FactLine>
        ) : null}
        {isSetOff ? (
          <FactLine name="抵销的对方">
            <CounterpartPicker row={row} value={counterpartUid} onChoose={setCounterpartUid} />
          </FactLine>
        ) : null}
        {text("收据或凭证号", voucherNo, setVoucherNo)}
        {text("决议或批准文号", approvalNo, setApprovalNo)}
        {text("佐证说明", note, setNote)}
      </div>
      <Button disabled={amountFen === null} onClick={() => void add()}>
        登记
      </Button>
    </section>
  );
}
