import { AppError } from "../../../../shared/contract/errors.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { existingContract } from "./save-contract.ts";

/** An instalment that a contract fixes; money in whole fen. */
export interface ScheduleItem {
  readonly dueOn: string;
  readonly dueFen: number;
  readonly period: string;
  readonly note: string;
}

/** The instalments of a contract in the order of their days. */
export function readSchedule(project: Pick<Project, "db">, contractUid: string): ScheduleItem[] {
  return project.db
    .prepare<[string], ScheduleItem>(
      `SELECT due_on AS dueOn, due_fen AS dueFen, ifnull(period, '') AS period,
         ifnull(note, '') AS note
       FROM payment_item WHERE contract_uid = ? ORDER BY due_on, id`,
    )
    .all(contractUid);
}

/**
 * Sets the instalments of a contract; those that stay as they are keep their rows. Undoable. Throws
 * `value.invalid` where there is no such contract, and for two instalments of one day and period: they
 * could not be told apart.
 */
export function setSchedule(
  project: Project,
  contractUid: string,
  items: readonly ScheduleItem[],
): void {
  existingContract(project, contractUid);
  refuseRepeated(items);
  const key = ({ dueOn, dueFen, period, note }: ScheduleItem) =>
    JSON.stringify([dueOn, dueFen, period, note]);
  const present = project.db
    .prepare<[string], ScheduleItem & { uid: string }>(
      `SELECT uid, due_on AS dueOn, due_fen AS dueFen, ifnull(period, '') AS period,
         ifnull(note, '') AS note FROM payment_item WHERE contract_uid = ? ORDER BY id`,
    )
    .all(contractUid);
  const wanted = new Map(items.map((item) => [key(item), item]));
  const gone = present.filter((item) => !wanted.delete(key(item)));
  if (gone.length + wanted.size === 0) return;
  runCommand(project, { command: "contract.setSchedule", undoable: true }, (recorder) => {
    for (const { uid } of gone) recorder.remove("payment_item", uid);
    for (const { dueOn, dueFen, period, note } of wanted.values()) {
      recorder.insert("payment_item", {
        contract_uid: contractUid,
        due_on: dueOn,
        due_fen: dueFen,
        period: period === "" ? null : period,
        note: note === "" ? null : note,
      });
    }
  });
}

function refuseRepeated(items: readonly ScheduleItem[]): void {
  const seen = new Set<string>();
  for (const { dueOn, period } of items) {
    const key = `${dueOn} ${period}`;
    if (seen.has(key)) {
      const words = `${dueOn}${period === "" ? "" : `(${period})`} 有两期应缴`;
      throw new AppError("value.invalid", `${words},请合成一期,或用“所属期”分开。`, {
        details: { dueOn, period },
      });
    }
    seen.add(key);
  }
}
