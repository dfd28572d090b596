import type { CallOutput } from "../../shared/contract/calls.ts";
import { decisionConditions } from "../../shared/ledger/contracts/decision-words.ts";
import { problemDecisionNames } from "../../shared/ledger/contracts/problem-words.ts";
import "./decision-table-view.css";

export type DecisionTable = CallOutput<"contracts.decisions">;
export type DecisionRow = DecisionTable["rows"][number];

interface DecisionTableViewProps {
  readonly rows: readonly DecisionRow[];
  /** What may be done with a row, by its place. */
  readonly actions?: (at: number) => React.ReactNode;
}

/** The local decision table: which contracts, what to do with them, and the paper that says so. */
export function DecisionTableView({ rows, actions }: DecisionTableViewProps) {
  const isOnePaper = new Set(rows.map(({ source }) => source)).size === 1;
  return (
    <div className="decision-table-scroll">
      <table className="decision-table">
        <thead>
          <tr>
            <th scope="col">什么合同</th>
            <th scope="col" className="decision-way">
              办法
            </th>
            <th scope="col">怎么处理</th>
            {actions === undefined ? null : <th scope="col" aria-label="操作" />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id}>
              <td>{decisionConditions(row)}</td>
              <td className="decision-way">{problemDecisionNames[row.way]}</td>
              <td>
                {row.text}
                {isOnePaper ? null : <div className="soft">{row.source}</div>}
              </td>
              {actions === undefined ? null : <td className="decision-actions">{actions(at)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whose table it is, in a few words. */
export function decisionOrigin({ isOwn, rows }: DecisionTable): string {
  const papers = [...new Set(rows.map(({ source }) => source))].join("、");
  if (isOwn) return rows.length === 0 ? "本县设为空表,没有处理意见" : papers;
  return `${papers}(随程序带的例子,本县没有另设)`;
}
