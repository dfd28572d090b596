import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { clockOf } from "../../parts/texts.ts";

type Late = CallOutput<"snapshots.late">;

const changeNames = { added: "补记", changed: "更正", removed: "撤去" } as const;

/** 定稿之后补记的: what was recorded later and is dated before a freeze's day; the freeze itself stays (D38). */
export function LatePanel() {
  const scope = useScope();
  const answer = useQuery("snapshots.late", { scope });
  return (
    <Panel title="定稿之后补记的">
      <AsyncState
        answer={answer}
        isEmpty={({ entries }) => entries.length === 0}
        empty={
          <Notice text="没有。定稿以后录入、日期却在定稿截至日以前的债权债务、收款、账单和盘活,会列在这里。" />
        }
      >
        {({ entries, snapshots }) => (
          <>
            <LateTable entries={entries} />
            {snapshots.map((snapshot) => (
              <p key={snapshot.uid}>{figuresNow(snapshot)}</p>
            ))}
          </>
        )}
      </AsyncState>
    </Panel>
  );
}

function LateTable({ entries }: Pick<Late, "entries">) {
  return (
    <table className="figures">
      <thead>
        <tr>
          {["记录", "村", "情况", "业务日期", "录入", "录入人", "影响的定稿(元)"].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.uid}>
            <td>
              {entry.registerName} {entry.label}
            </td>
            <td>{entry.villageName}</td>
            <td>{changeNames[entry.change]}</td>
            <td>{entry.date}</td>
            <td>{clockOf(entry.recordedAt)}</td>
            <td>{entry.person}</td>
            <td className="number">{entry.snapshots.map(effectText).join(";")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const effectText = ({ number, deltaFen }: Late["entries"][number]["snapshots"][number]) =>
  `第 ${number} 号 ${deltaFen > 0 ? "+" : ""}${groupedYuanText(deltaFen)}`;

function figuresNow({ number, asOf, changes }: Late["snapshots"][number]): string {
  const words = changes.map(
    ({ name, beforeText, afterText }) => `${name} ${beforeText} → ${afterText}`,
  );
  const change = words.length === 0 ? "指标没有变" : words.join(";");
  return `第 ${number} 号(截至 ${asOf})现在重算:${change}。定稿本身不动。`;
}
