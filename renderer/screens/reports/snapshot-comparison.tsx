import { Select } from "antd";
import { useState } from "react";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { FrozenRowsDrawer } from "./frozen-rows-drawer.tsx";
import { OpeningNumber } from "./number-button.tsx";
import { type Snapshot, snapshotTitle } from "./snapshot-title.ts";

type Change = CallOutput<"snapshots.compare">["changes"][number];

/** What differs between any two freezes. */
export function SnapshotComparison({ snapshots }: { readonly snapshots: readonly Snapshot[] }) {
  const [before, setBefore] = useState<string | null>(null);
  const [after, setAfter] = useState<string | null>(null);
  const beforeUid = before ?? snapshots[1]?.uid ?? null;
  const afterUid = after ?? snapshots[0]?.uid ?? null;
  const ready = beforeUid !== null && afterUid !== null;
  const answer = useQuery("snapshots.compare", ready ? { beforeUid, afterUid } : null);
  const [opened, setOpened] = useState<CallInput<"snapshots.rows"> | null>(null);
  const open = ({ indicator, unitCode }: Change, uid: string | null) => {
    if (uid !== null) setOpened({ uid, indicator, unitCode });
  };
  const options = snapshots.map((one) => ({ value: one.uid, label: snapshotTitle(one) }));
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
                  <td className="number">
                    <OpeningNumber
                      text={change.beforeText}
                      label={`前一次 ${change.name}`}
                      onOpen={() => open(change, beforeUid)}
                    />
                  </td>
                  <td className="number">
                    <OpeningNumber
                      text={change.afterText}
                      label={`后一次 ${change.name}`}
                      onOpen={() => open(change, afterUid)}
                    />
                    {change.wentBack ? "(比前一次少)" : ""}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </AsyncState>
      <FrozenRowsDrawer opened={opened} onClose={() => setOpened(null)} />
    </Panel>
  );
}
