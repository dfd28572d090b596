import { Button, Modal } from "antd";
import { useState } from "react";
import { useDetail } from "../../app/position.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import {
  type DecisionRow,
  type DecisionTable,
  DecisionTableView,
  decisionOrigin,
} from "../../parts/decision-table-view.tsx";
import { Panel } from "../../parts/panel.tsx";
import { screenElement } from "../../parts/screen-element.ts";
import { DecisionRowForm } from "./decision-row-form.tsx";

const optionKey = "contract_decisions";

/** 合同处理意见表: what the county's paper says of which contracts; changing a row makes it the county's own. */
export function DecisionsPanel() {
  const answer = useQuery("contracts.decisions", {});
  const [shown, setShown] = useDetail("decisions");
  return (
    <Panel title="合同处理意见表">
      <AsyncState answer={answer}>
        {(table) => (
          <div className="settings-stack">
            <span className="soft">{decisionOrigin(table)}</span>
            <div>
              <Button onClick={() => setShown("1")}>看和改 {table.rows.length} 条…</Button>
            </div>
            <Modal
              open={shown !== ""}
              title="合同处理意见表"
              width={860}
              getContainer={screenElement}
              footer={null}
              onCancel={() => setShown("")}
            >
              <Rows table={table} />
            </Modal>
          </div>
        )}
      </AsyncState>
    </Panel>
  );
}

function Rows({ table }: { readonly table: DecisionTable }) {
  const { rows, isOwn } = table;
  const run = useCommand();
  const [editing, setEditing] = useState<{ at: number; row: DecisionRow } | null>(null);
  const store = async (next: readonly DecisionRow[]) =>
    (await run("settings.set", { key: optionKey, value: JSON.stringify(next) })) !== null;
  const put = async (row: DecisionRow) => {
    if (editing === null) return;
    const next = [...rows];
    next.splice(editing.at, 1, row);
    if (await store(next)) setEditing(null);
  };
  return (
    <div className="settings-stack">
      <span className="soft">
        {decisionOrigin(table)}。依次对照,第一条对得上的算;规则初判按它写处理意见。
      </span>
      <DecisionTableView
        rows={rows}
        actions={(at) => (
          <div className="settings-buttons">
            <Button
              size="small"
              aria-label={`改第 ${at + 1} 条`}
              onClick={() => setEditing({ at, row: rows[at] ?? newRow(rows) })}
            >
              改
            </Button>
            <Button
              size="small"
              aria-label={`第 ${at + 1} 条上移`}
              disabled={at === 0}
              onClick={() => void store(movedUp(rows, at))}
            >
              上移
            </Button>
            <Button
              size="small"
              aria-label={`删第 ${at + 1} 条`}
              onClick={() => void store(rows.filter((_, index) => index !== at))}
            >
              删
            </Button>
          </div>
        )}
      />
      <div className="settings-buttons">
        <Button onClick={() => setEditing({ at: rows.length, row: newRow(rows) })}>加一条</Button>
        {isOwn ? (
          <Button
            type="link"
            onClick={() => void run("settings.set", { key: optionKey, value: "" })}
          >
            恢复随程序带的
          </Button>
        ) : null}
      </div>
      {editing === null ? null : (
        <DecisionRowForm
          key={editing.at}
          row={editing.row}
          onSave={(row) => void put(row)}
          onCancel={() => setEditing(null)}
        />
      )}
    </div>
  );
}

function movedUp(rows: readonly DecisionRow[], at: number): DecisionRow[] {
  const next = [...rows];
  const [row] = next.splice(at, 1);
  if (row !== undefined) next.splice(at - 1, 0, row);
  return next;
}

/** An empty row under an id that no other has. */
function newRow(rows: readonly DecisionRow[]): DecisionRow {
  const ids = new Set(rows.map(({ id }) => id));
  let number = rows.length + 1;
  while (ids.has(`row-${number}`)) number += 1;
  return {
    id: `row-${number}`,
    ...{ wasteLand: null, signedFrom: null, signedTo: null, overYears: null, notOverYears: null },
    ...{ payment: null, way: "complete", text: "", source: rows.at(-1)?.source ?? "" },
  };
}
