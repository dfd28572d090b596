import { usageError } from "../arguments.ts";
import type { Command } from "../command.ts";
import { auditCommand } from "./audit.ts";
import { auditPackCommand } from "./audit-pack.ts";
import { backupCommand } from "./backup.ts";
import { collectCommand } from "./collect.ts";
import { contractsCommand } from "./contracts.ts";
import { countyCommand } from "./county.ts";
import { crosscheckCommand } from "./crosscheck.ts";
import { demoCommand } from "./demo.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { indicatorsCommand } from "./indicators.ts";
import { infoCommand } from "./info.ts";
import { ledgerCommand } from "./ledger.ts";
import { logCommand } from "./log.ts";
import { matchCommand } from "./match.ts";
import { newCommand } from "./new.ts";
import { plotsCommand } from "./plots.ts";
import { reconcileCommand } from "./reconcile.ts";
import { reportCommand } from "./report.ts";
import { reportPackCommand } from "./report-pack.ts";
import { restoreCommand } from "./restore.ts";
import { rowsCommand } from "./rows.ts";
import { sampleCommand } from "./sample.ts";
import { serveCommand } from "./serve.ts";
import { setCommand } from "./set.ts";
import { sheetsCommand } from "./sheets.ts";
import { snapshotCommand } from "./snapshot.ts";
import { templateCommand } from "./template.ts";
import { undoCommand } from "./undo.ts";
import { verifyCommand } from "./verify.ts";

/** Every command, in the order of the overview: along the work, then what looks after the file. */
export const commands: readonly Command[] = [
  demoCommand,
  serveCommand,
  newCommand,
  templateCommand,
  importCommand,
  setCommand,
  reconcileCommand,
  plotsCommand,
  sheetsCommand,
  contractsCommand,
  exportCommand,
  ledgerCommand,
  indicatorsCommand,
  rowsCommand,
  reportCommand,
  snapshotCommand,
  reportPackCommand,
  collectCommand,
  countyCommand,
  auditPackCommand,
  auditCommand,
  sampleCommand,
  matchCommand,
  crosscheckCommand,
  verifyCommand,
  infoCommand,
  logCommand,
  undoCommand,
  backupCommand,
  restoreCommand,
];

/** @throws AppError `usage` when there is no such command */
export function findCommand(name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) throw usageError(`没有“${name}”这个命令。`);
  return command;
}
