import { Button } from "antd";
import { useAsOf } from "../../app/use-as-of.ts";
import { useClient } from "../../app/use-client.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { bytesText, clockOf } from "../../parts/texts.ts";
import { LatePanel } from "./late-panel.tsx";
import { SnapshotComparison } from "./snapshot-comparison.tsx";
import { type Snapshot, snapshotTitle } from "./snapshot-title.ts";
import { TakeSnapshot } from "./take-snapshot.tsx";

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
      <SnapshotComparison snapshots={answer.value?.snapshots ?? []} />
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
      <strong>{snapshotTitle(snapshot)}</strong>
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
