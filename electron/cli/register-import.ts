import { given } from "../../shared/contract/given.ts";
import type { WorkContext } from "../../shared/contract/progress.ts";
import type { SheetRegisterName } from "../core/exchange/sheet-registers.ts";
import { usageError } from "./arguments.ts";
import type { Outcome } from "./command.ts";
import { sheetImportLines } from "./sheet-import-lines.ts";
import { withProject } from "./with-project.ts";

interface RegisterImport {
  readonly register: SheetRegisterName;
  readonly file: string;
  readonly mode: "add" | "replace";
  readonly village: string | undefined;
  readonly doubtful: boolean;
}

/** Takes a sheet into one of the registers, for `qhs import --register`. */
export async function importRegisterSheet(
  path: string,
  { register: name, file, mode, village, doubtful }: RegisterImport,
  person: string,
  context: WorkContext,
): Promise<Outcome> {
  if (village !== undefined && !/^\d{12}$/.test(village)) {
    throw usageError(`--village 应为 12 位村代码,给的是“${village}”。`);
  }
  const { sheetRegisters } = await import("../core/exchange/sheet-registers.ts");
  const { importSheet } = await import("../core/exchange/sheet-table/import-sheet.ts");
  const { sheetFacts } = await import("../core/exchange/sheet-table/sheet-facts.ts");
  const register = sheetRegisters[name];
  const request = { source: { file }, mode, doubtful, ...given({ villageCode: village }) };
  const report = await withProject(path, { mode: "write", person }, (project) =>
    importSheet(project, register, request, context),
  );
  const { refusedRows, ...facts } = sheetFacts(register, report);
  const { sha256, batchUid, added, updated, unchanged } = report;
  const data = {
    ...facts,
    refusedRows: refusedRows.map(({ cells: _cells, ...row }) => row),
    ...{ file: report.fileName, sha256, mode, batchUid },
    ...{ added, updated, unchanged, doubtful: report.doubtful },
  };
  return { data, lines: sheetImportLines(register, report) };
}
