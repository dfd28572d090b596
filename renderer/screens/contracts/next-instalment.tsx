import { Button } from "antd";
import { useState } from "react";
import type { CallInput } from "../../../shared/contract/calls.ts";
import { yearLater } from "../../../shared/entry/year-later.ts";
import { DraftDate, DraftMoney, DraftText } from "../../parts/draft-fields.tsx";

type Item = CallInput<"contracts.setSchedule">["items"][number];

interface NextInstalmentProps {
  /** The instalment before it: the next one is proposed a year later with the same sum. */
  readonly last: Item | null;
  readonly onAdd: (item: Item) => Promise<boolean>;
  readonly disabled: boolean;
}

/** One more instalment, by default the last one a year on: twenty equal years are twenty presses. */
export function NextInstalment({ last, onAdd, disabled }: NextInstalmentProps) {
  const [dueOn, setDueOn] = useState(last === null ? null : yearLater(last.dueOn));
  const [period, setPeriod] = useState(nextPeriod(last?.period ?? ""));
  const [dueFen, setDueFen] = useState(last?.dueFen ?? null);
  const isReady = dueOn !== null && dueFen !== null && dueFen > 0;
  return (
    <fieldset className="contract-next" disabled={disabled} aria-label="加一期">
      <div className="fact-lines">
        <DraftDate name="应缴日期" value={dueOn} onChange={setDueOn} />
        <DraftText name="所属期" value={period} onChange={setPeriod} placeholder="如 2026" />
        <DraftMoney name="金额" value={dueFen} onChange={setDueFen} />
      </div>
      <Button
        disabled={disabled || !isReady}
        title={isReady ? "" : "先填应缴日期和金额"}
        onClick={() => {
          if (isReady) void onAdd({ dueOn, dueFen, period: period.trim(), note: "" });
        }}
      >
        加一期
      </Button>
    </fieldset>
  );
}

/** 2026 → 2027; a period in other words is not guessed on. */
const nextPeriod = (period: string) => (/^\d{4}$/.test(period) ? String(Number(period) + 1) : "");
