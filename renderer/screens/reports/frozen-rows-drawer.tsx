import type { CallInput } from "../../../shared/contract/calls.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { FigureRows } from "./figure-rows.tsx";

interface FrozenRowsDrawerProps {
  /** Null while none is open. */
  readonly opened: CallInput<"snapshots.rows"> | null;
  readonly onClose: () => void;
}

/** The rows behind a number of a freeze, as they were on that day whatever was changed since. */
export function FrozenRowsDrawer({ opened, onClose }: FrozenRowsDrawerProps) {
  const answer = useQuery("snapshots.rows", opened);
  const { value } = answer;
  return (
    <RecordDrawer
      open={opened !== null}
      title={
        value === undefined ? "明细" : `${value.name}:${value.unitName},截至 ${value.asOf} 的定稿`
      }
      onClose={onClose}
    >
      <AsyncState answer={answer}>
        {({ rows, text }) => (
          <div className="rows-list">
            <p>
              共 {rows.length} 行,当时是 <strong>{text}</strong>。双击一行打开现在的记录。
            </p>
            <FigureRows rows={rows} />
          </div>
        )}
      </AsyncState>
    </RecordDrawer>
  );
}
