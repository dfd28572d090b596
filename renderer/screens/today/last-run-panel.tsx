import { Button } from "antd";
import type { RunSummary } from "../../../shared/contract/calls/run-calls.ts";
import { go } from "../../app/position.ts";
import { Notice } from "../../parts/async-state.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { clockOf, countText, muTextOf } from "../../parts/texts.ts";

interface LastRunPanelProps {
  readonly run: RunSummary | null;
  readonly muDecimals: number;
}

/** The accepted run: its balance from the survey down to what is left over, and the Turf check. */
export function LastRunPanel({ run, muDecimals }: LastRunPanelProps) {
  if (run === null) {
    return (
      <Panel title="最近一次套图核对">
        <Notice text="还没有核对过。三调图斑和确权矢量都导入以后,到“套图核对”里开始。" />
      </Panel>
    );
  }
  return (
    <Panel
      title="最近一次套图核对"
      extra={
        <>
          <span className="soft">
            {clockOf(run.startedAt)} · {run.person}
          </span>
          {run.outdated ? <Mark kind="warning" text="数据已变" /> : null}
          <Button onClick={() => go({ screen: "reconcile" })}>打开</Button>
        </>
      }
    >
      <Balance totals={run.totals} muDecimals={muDecimals} />
      <TurfCheck run={run} />
    </Panel>
  );
}

type Totals = RunSummary["totals"];

/** One line of the ledger: sign, words, area. */
interface Entry {
  readonly sign: string;
  readonly title: string;
  readonly planarM2: number;
  readonly isSum?: boolean;
}

function entriesOf(totals: Totals): Entry[] {
  const entries: Entry[] = [
    { sign: "", title: "三调耕地", planarM2: totals.cultivatedM2 },
    { sign: "−", title: "国有", planarM2: totals.stateOwnedM2 },
    { sign: "−", title: "不参加核对(股权村、权属不明)", planarM2: totals.excludedM2 },
    { sign: "−", title: "未处理", planarM2: totals.unprocessedM2 },
    { sign: "=", title: "集体耕地", planarM2: totals.collectiveCultivatedM2, isSum: true },
    { sign: "−", title: coveredTitle(totals), planarM2: totals.householdCoveredM2 },
    { sign: "=", title: "剩余", planarM2: totals.leftOverM2, isSum: true },
  ];
  return entries.filter(({ sign, planarM2 }) => sign !== "−" || planarM2 !== 0);
}

function coveredTitle({ otherContractM2 }: Totals): string {
  return otherContractM2 === 0 ? "农户承包" : "农户承包(含合同内)";
}

function Balance({ totals, muDecimals }: { readonly totals: Totals; readonly muDecimals: number }) {
  return (
    <ul className="today-balance">
      {entriesOf(totals).map(({ sign, title, planarM2, isSum }) => (
        <li key={title} className={isSum ? "today-entry today-sum" : "today-entry"}>
          <span className="soft">{sign}</span>
          <span>{title}</span>
          <span className="number">{muTextOf(planarM2, muDecimals)}</span>
        </li>
      ))}
    </ul>
  );
}

const balanceDecimals = 4;

function TurfCheck({ run }: { readonly run: RunSummary }) {
  const { patches, maxDifferenceM2 } = run.turfCheck;
  return (
    <p className="today-check">
      平衡差 {run.totals.balanceErrorM2.toFixed(balanceDecimals)} m²。
      {patches === 0
        ? "没有用 Turf 复核。"
        : `用 Turf 复核 ${countText(patches)} 个图斑,相差最多 ${maxDifferenceM2.toFixed(balanceDecimals)} m²。`}
    </p>
  );
}
