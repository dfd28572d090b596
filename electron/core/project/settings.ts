import { optionDefaults } from "../../../seeds/option-defaults.ts";
import { AppError } from "../../../shared/contract/errors.ts";
import { type CommandOptions, runCommand } from "./event-log.ts";
import { refuseUnknownUnit } from "./known-units.ts";
import { isOptionKey, type OptionKey, optionKeys } from "./option-keys.ts";
import type { Project } from "./project-state.ts";
import type { Row } from "./recorder.ts";

/** The value of an option, or its default. */
export function getOption(project: Pick<Project, "db">, key: OptionKey): string {
  const value = project.db
    .prepare("SELECT value FROM project_option WHERE key = ?")
    .pluck()
    .get(key);
  return typeof value === "string" ? value : optionDefaults[key];
}

/** Sets an option; undoable. Throws `value.invalid` for a key that is none and a value it cannot take. */
export function setOption(project: Project, key: string, value: string): void {
  if (!isOptionKey(key)) {
    const known = Object.entries(optionKeys).map(([name, { title }]) => `${name}(${title})`);
    throw new AppError("value.invalid", `没有选项 ${key}。可用:${known.join("、")}。`, {
      details: { key },
    });
  }
  const { title, problem } = optionKeys[key];
  const wrong = problem(value);
  if (wrong !== null) {
    throw new AppError("value.invalid", `选项 ${key}(${title})${wrong},现为“${value}”。`, {
      details: { key, value },
    });
  }
  const options = { command: "option.set", undoable: true };
  store(project, options, "project_option", "key", { key, value });
}

/** Marks a village (12 digits) as shares-only, or takes the mark away (D14); undoable. */
export function setVillageShares(project: Project, villageCode: string, sharesOnly: boolean): void {
  refuseWrongCode(villageCode, [12], "村代码须为 12 位数字");
  refuseUnknownUnit(project, villageCode);
  const row = { unit_code: villageCode, shares_only: sharesOnly ? 1 : 0 };
  const options = { command: "village.setShares", undoable: true };
  store(project, options, "unit_setting", "unit_code", row);
}

/** Names a county (6 digits), town (9), village (12) or group (14); undoable. */
export function setUnitName(project: Project, code: string, name: string): void {
  refuseWrongCode(code, [6, 9, 12, 14], "代码须为县 6 位、乡镇 9 位、村 12 位或组 14 位数字");
  const trimmed = name.trim();
  if (trimmed === "" || trimmed.length > 40) {
    throw new AppError("value.invalid", `${code} 的名称须为 1 至 40 个字。`, { details: { code } });
  }
  refuseUnknownUnit(project, code);
  const row = { unit_code: code, name: trimmed };
  store(project, { command: "unit.setName", undoable: true }, "unit_setting", "unit_code", row);
}

/** Villages marked by hand as shares-only. What the household register says comes on top of it. */
export function sharesOnlyVillages(project: Pick<Project, "db">): Set<string> {
  const codes = project.db
    .prepare("SELECT unit_code FROM unit_setting WHERE shares_only = 1")
    .pluck()
    .all() as string[];
  return new Set(codes);
}

/** Changes the row of that key or adds it; a value that is set already leaves no event. */
function store(
  project: Project,
  options: CommandOptions,
  table: string,
  keyColumn: string,
  row: Row,
): void {
  const present = project.db
    .prepare(`SELECT * FROM ${table} WHERE ${keyColumn} = ?`)
    .get(row[keyColumn]) as Row | undefined;
  if (present !== undefined) {
    const changed = Object.entries(row).some(([column, value]) => present[column] !== value);
    if (!changed) return;
  }
  runCommand(project, options, (recorder) => {
    if (present === undefined) recorder.insert(table, row);
    else recorder.update(table, String(present.uid), row);
  });
}

function refuseWrongCode(code: string, lengths: readonly number[], rule: string): void {
  if (/^\d+$/.test(code) && lengths.includes(code.length)) return;
  throw new AppError("value.invalid", `${rule},现为“${code}”。`, { details: { code } });
}
