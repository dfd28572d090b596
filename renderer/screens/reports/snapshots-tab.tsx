import { Button, Select } from "antd";
import { useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useClient } from "../../app/use-client.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { bytesText, clockOf } from "../../parts/texts.ts";
import { LatePanel } from "./late-panel.tsx";
import { TakeSnapshot } from "./take-snapshot.tsx";

export type Snapshot = CallOutput<"snapshots.list">["snapshots"][number];

/** 定稿: figures and papers of a week as they went out; they print again byte for byte. */
export function SnapshotsTab() {
  const answer = useQuery("snapshots.list", {});
  const asOf = useAsOf();
  return (
    <div className="snapshots">
      <Panel title="已存的定稿" extra={<TakeSnapshot key={asOf} />}>
        <AsyncState
          answer={answer}
          isEmpty={({ snapshots }) => snapshots.length === 0}
          empty={
            <Notice text="还没有定稿。报出去之前存一次,以后改了数据,也能原样再打印、逐项对照。" />
          }
        >
          {({ snapshots }) => (
            <ul className="snapshot-list">
              {snapshots.map((snapshot) => (
                <SnapshotLine key={snapshot.uid} snapshot={snapshot} />
              ))}
            </ul>
          )}
        </AsyncState>
      </Panel>
      <Comparison snapshots={answer.value?.snapshots ?? []} />
      <LatePanel />
    </div>
  );
}

function SnapshotLine({ snapshot }: { readonly snapshot: Snapshot }) {
  const client = useClient();
  const giveBytes = useGiveBytes();
  const { uid, files } = snapshot;
  return (
    <li>
      <strong>{titleOf(snapshot)}</strong>
      <span className="soft">
        存于 {clockOf(snapshot.knownAt)} {snapshot.note ?? ""}
      </span>
      <span className="snapshot-files">
        {files.map(({ name, bytes }) => (
          <Button
            key={name}
            size="small"
            onClick={() => void giveBytes(name, client.call("snapshots.file", { uid, name }))}
          >
            {name}({bytesText(bytes)})
          </Button>
        ))}
      </span>
    </li>
  );
}

function titleOf({ number, kind, scopeName, asOf }: Snapshot): string {
  return `第 ${number} 号 ${kind === "weekly" ? "周报" : "旬报"} ${scopeName} 截至 ${asOf}`;
}

/** What differs between any two freezes. */
function Comparison({ snapshots }: { readonly snapshots: readonly Snapshot[] }) {
  const [before, setBefore] = useState<string | null>(null);
  const [after, setAfter] = useState<string | null>(null);
  const beforeUid = before ?? snapshots[1]?.uid ?? null;
  const afterUid = after ?? snapshots[0]?.uid ?? null;
  const ready = beforeUid !== null && afterUid !== null;
  const answer = useQuery("snapshots.compare", ready ? { beforeUid, afterUid } : null);
  const options = snapshots.map((one) => ({ value: one.uid, label: titleOf(one) }));
  if (snapshots.length < 2) {
    return (
      <Panel title="两次对照">
        <Notice text="有两次定稿以后,可以在这里逐项对照。" />
      </Panel>
    );
  }
  return (
    <Panel title="两次对照">
      <div className="snapshot-choice">
        <Select aria-label="前一次" value={beforeUid} options={options} onChange={setBefore} />
        <Select aria-label="后一次" value={afterUid} options={options} onChange={setAfter} />
      </div>
      <AsyncState
        answer={answer}
        isEmpty={({ changes }) => changes.length === 0}
        empty={<Notice text="两次定稿的数字完全相同。" />}
      >
        {({ changes }) => (
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col">指标</th>
                <th scope="col" className="number">
                  前一次
                </th>
                <th scope="col" className="number">
                  后一次
                </th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={`${change.unitCode} ${change.indicator}`}>
                  <td>{change.unitName}</td>
                  <td>
                    {change.indicator} {change.name}
                  </td>
                  <td className="number">{change.beforeText}</td>
                  <td className="number">
                    {change.afterText}
                    {change.wentBack ? "(比前一次少)" : ""}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </AsyncState>
    </Panel>
  );
}
