import { Tabs } from "antd";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { Mark } from "../../parts/mark.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { DemandsTab } from "./demands-tab.tsx";
import { limitationText } from "./money-columns.ts";
import { SettlementsTab } from "./settlements-tab.tsx";

export type MoneyRecord = CallOutput<"money.get">;

interface MoneyDrawerProps {
  /** "" while no row is open. */
  readonly uid: string;
  readonly onClose: () => void;
}

/** One claim or debt: its base, what settled it with which papers, and what kept its period running. */
export function MoneyDrawer({ uid, onClose }: MoneyDrawerProps) {
  const asOf = useAsOf();
  const answer = useQuery("money.get", uid === "" ? null : { uid, asOf });
  const row = answer.value?.uid === uid ? answer.value : undefined;
  return (
    <RecordDrawer
      open={uid !== ""}
      title={
        row === undefined ? (
          "债权债务"
        ) : (
          <span className="contract-title">
            <span className="code">{row.number}</span>
            <strong>{row.party}</strong>
            <Mark kind="plain" text={row.stateName} />
          </span>
        )
      }
      onClose={onClose}
    >
      <AsyncState answer={{ ...answer, value: row }}>
        {(shown) => (
          <Tabs
            items={[
              { key: "facts", label: "原值和余额", children: <MoneyFacts row={shown} /> },
              {
                key: "settlements",
                label: `化解(${shown.settlements.length})`,
                children: <SettlementsTab row={shown} />,
              },
              {
                key: "demands",
                label: `催收和时效(${shown.demands.length})`,
                children: <DemandsTab row={shown} />,
              },
            ]}
          />
        )}
      </AsyncState>
    </RecordDrawer>
  );
}

const yuan = (fen: number) => `${groupedYuanText(fen)} 元`;
const yesNo = (value: boolean | null) => (value === null ? null : value ? "是" : "否");

function MoneyFacts({ row }: { readonly row: MoneyRecord }) {
  return (
    <div className="fact-list">
      <FactGroup title="金额">
        <FactLine name="原值">{yuan(row.baseFen)}</FactLine>
        <FactLine name="已化解">
          {yuan(row.settledFen)} = 现金 {groupedYuanText(row.cashFen)} + 减免{" "}
          {groupedYuanText(row.forgivenFen)} + 抵销 {groupedYuanText(row.setOffFen)} + 划转{" "}
          {groupedYuanText(row.transferredFen)} + 核销 {groupedYuanText(row.writtenOffFen)}
        </FactLine>
        <FactLine name="余额">
          <strong>{yuan(row.balanceFen)}</strong>
        </FactLine>
        {row.baseChanges.map((change) => (
          <FactLine key={`${change.changedOn} ${change.afterFen}`} name={change.changedOn}>
            {change.beforeFen === null ? "新增" : yuan(change.beforeFen)} → {yuan(change.afterFen)}:
            {change.reason}
          </FactLine>
        ))}
      </FactGroup>
      <FactGroup title="来历">
        <FactLine name="类型">{row.typeName}</FactLine>
        <FactLine name="村">{row.villageName}</FactLine>
        <FactLine name="合同编号">{row.contractNumber}</FactLine>
        <FactLine name="形成日期">{row.formedOn}</FactLine>
        <FactLine name="到期日">{row.dueOn}</FactLine>
        <FactLine name="原因">{row.reason}</FactLine>
        <FactLine name="账内">{yesNo(row.inBook)}</FactLine>
        <FactLine name="凭证号">{row.voucherNumber}</FactLine>
        <FactLine name="地块">{row.plotCodes.join("、")}</FactLine>
        <FactLine name="利率(%)">{row.ratePercent}</FactLine>
        <FactLine name="备注">{row.note}</FactLine>
      </FactGroup>
      <FactGroup title="对象">
        <FactLine name="本集体成员">{yesNo(row.isMember)}</FactLine>
        <FactLine name="特殊群体">{row.specialGroup}</FactLine>
        <FactLine name="关联方">{yesNo(row.relatedParty)}</FactLine>
        <FactLine name="电话">{row.phone}</FactLine>
      </FactGroup>
      <FactGroup title="核实和锁定">
        <FactLine name="核实">
          {row.verifiedOn === null ? null : `${row.verifiedOn} ${row.verifiedBy ?? ""}`}
        </FactLine>
        <FactLine name="公示">{row.postedOn}</FactLine>
        <FactLine name="锁定">{row.lockedOn}</FactLine>
        <FactLine name="时效">{limitationText(row)}</FactLine>
      </FactGroup>
    </div>
  );
}
