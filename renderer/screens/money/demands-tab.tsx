import { Button, Input, Select } from "antd";
import { useState } from "react";
import { todayHere } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import type { MoneyRecord } from "./money-drawer.tsx";

const kindNames = {
  demand: "催收",
  acknowledgement: "债务人承认",
  suit: "起诉、仲裁、支付令",
} as const;
type Kind = keyof typeof kindNames;

/** What started the period of limitation anew (民法典 195), and both readings of when it ends. */
export function DemandsTab({ row }: { readonly row: MoneyRecord }) {
  const { limitation, demands } = row;
  return (
    <div className="fact-list">
      {limitation.kind === "counted" ? (
        <FactGroup title="诉讼时效">
          <FactLine name="现行算法">
            自 {limitation.present.startsOn} 起,{limitation.present.expiresOn} 届满
          </FactLine>
          {limitation.differ ? (
            <FactLine name="过渡规则">
              自 {limitation.transition.startsOn} 起,{limitation.transition.expiresOn} 届满
            </FactLine>
          ) : null}
          <FactLine name="说明">届满后债权仍在,只是对方可以抗辩;自愿还的不能要回。</FactLine>
        </FactGroup>
      ) : (
        <p>
          {limitation.kind === "exempt"
            ? "返还不动产等请求不适用时效。"
            : "到期日未填,算不出时效。"}
        </p>
      )}
      <ul className="contract-lines">
        {demands.map((one) => (
          <li key={one.uid}>
            {one.happenedOn} {kindNames[one.kind]} {one.deliveredBy} {one.receivedBy} {one.note}
          </li>
        ))}
      </ul>
      <NewDemand key={demands.length} row={row} />
    </div>
  );
}

function NewDemand({ row }: { readonly row: MoneyRecord }) {
  const run = useCommand();
  const [kind, setKind] = useState<Kind>("demand");
  const [happenedOn, setHappenedOn] = useState(todayHere());
  const [receivedBy, setReceivedBy] = useState("");
  const person = { deliveredBy: null, note: null, receivedBy: receivedBy || null };
  return (
    <section>
      <h3>登记催收或承认</h3>
      <div>
        <FactLine name="是什么">
          <Select
            aria-label="催收或承认"
            style={{ width: "100%" }}
            value={kind}
            onChange={setKind}
            options={Object.entries(kindNames).map(([value, label]) => ({
              value: value as Kind,
              label,
            }))}
          />
        </FactLine>
        <FactLine name="日期">
          <DateInput
            label="催收日期"
            value={happenedOn}
            onSave={async (value) => {
              if (value !== null) setHappenedOn(value);
              return value !== null;
            }}
          />
        </FactLine>
        <FactLine name="签收人">
          <Input
            aria-label="签收人"
            value={receivedBy}
            onChange={(event) => setReceivedBy(event.target.value)}
          />
        </FactLine>
      </div>
      <Button
        onClick={() => void run("money.demand", { rowUid: row.uid, kind, happenedOn, ...person })}
      >
        登记
      </Button>
    </section>
  );
}
