import { groupedYuanText } from "../../shared/ledger/money/amount-words.ts";
import type { Project } from "../core/project/project.ts";
import type { Outcome } from "./command.ts";
import { textTable } from "./text-table.ts";

const changeNames = { added: "补记", changed: "更正", removed: "撤去" } as const;

/** What was recorded after freezes and is dated before their day, as `qhs snapshot FILE late` tells it (D38). */
export async function lateOutcome(project: Project, unitCode: string): Promise<Outcome> {
  const { lateFacts } = await import("../core/calls/late-facts.ts");
  const { entries, snapshots } = lateFacts(project, unitCode);
  const rows = entries.map((entry) => [
    `${entry.registerName} ${entry.label}`,
    entry.villageName,
    changeNames[entry.change],
    entry.date,
    entry.recordedAt,
    entry.person,
    entry.snapshots
      .map(({ number, deltaFen }) => `第 ${number} 号 ${groupedYuanText(deltaFen)}`)
      .join(";"),
  ]);
  const headings = ["记录", "村", "情况", "业务日期", "录入", "录入人", "影响的快照(元)"];
  const figures = snapshots.flatMap(({ snapshot, changes }) =>
    changes.map(
      ({ name, beforeText, afterText }) =>
        `第 ${snapshot.number} 号现在重算:${name} ${beforeText} → ${afterText}`,
    ),
  );
  return {
    data: { late: entries, changed: snapshots },
    lines:
      rows.length === 0 ? ["没有定稿之后补记的。"] : [...textTable(headings, rows), ...figures],
  };
}
