import { Select } from "antd";
import { useState } from "react";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { scopeOf } from "../../app/use-scope.ts";
import type { MoneyRecord } from "./money-drawer.tsx";

interface CounterpartPickerProps {
  readonly row: MoneyRecord;
  readonly value: string | null;
  readonly onChoose: (uid: string | null) => void;
}

const most = 50;

/** The row on the other side of a set-off, in the same village, found by number or party. */
export function CounterpartPicker({ row, value, onChoose }: CounterpartPickerProps) {
  const asOf = useAsOf();
  const [search, setSearch] = useState(row.party);
  const found = useQuery("money.list", {
    side: row.side === "claim" ? "debt" : "claim",
    scope: scopeOf(row.villageCode),
    asOf,
    search,
    openOnly: true,
    offset: 0,
    limit: most,
  }).value?.rows;
  return (
    <Select
      aria-label="抵销的对方"
      allowClear
      style={{ width: "100%" }}
      value={value}
      placeholder="按编号、姓名查找"
      showSearch={{ filterOption: false, onSearch: setSearch }}
      options={(found ?? []).map(({ uid, number, party, balanceFen }) => ({
        value: uid,
        label: `${number} ${party} 余额 ${groupedYuanText(balanceFen)}`,
      }))}
      onChange={(uid?: string) => onChoose(uid ?? null)}
    />
  );
}
