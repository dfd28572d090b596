import type { Project } from "../project/project.ts";
import type { Row, SqlValue } from "../project/recorder.ts";
import { columnName } from "../registers/column-name.ts";
import type { SheetRegister } from "./sheet-table/sheet-register.ts";
import type { CellKind, CellValue, TableColumn } from "./sheet-table/table-column.ts";

const count: CellKind = { is: "count" };
const endDay: CellKind = { is: "date", side: "end" };
const mu: CellKind = { is: "mu" };
const text: CellKind = { is: "text" };
const code: CellKind = { is: "code" };
const yesNo: CellKind = { is: "yesNo" };
const unitCode: CellKind = { is: "unitCode", digits: [12, 14] };

function column(
  key: string,
  heading: string,
  kind: CellKind,
  synonyms: readonly string[],
): TableColumn {
  return { key, heading, kind, synonyms };
}

/** Facts of villages and groups that the rules need, in the order of the template. */
const columns: readonly TableColumn[] = [
  { ...column("unitCode", "单位代码", unitCode, ["村代码", "组代码", "代码"]), required: true },
  column("name", "名称", text, ["单位名称", "村名", "组名", "村组名称"]),
  column("households", "户数", count, ["总户数", "农户数"]),
  column("members", "成员数", count, ["成员人数", "集体经济组织成员数", "人口"]),
  column("capableMembers", "完全民事行为能力成员数", count, [
    "十八周岁以上成员数",
    "有表决权成员数",
  ]),
  column("householdRepresentatives", "户代表数", count, ["村民代表数", "村民代表人数"]),
  column("memberRepresentatives", "成员代表数", count, ["成员代表人数"]),
  column("landlessMembers", "无地人口", count, ["无地人数", "无地成员数"]),
  column("secondRoundEndsOn", "二轮到期日", endDay, ["二轮承包到期日", "二轮延包前到期日"]),
  column("extensionEndsOn", "延包到期日", endDay, ["二轮延包到期日", "延包后到期日"]),
  column("sharesOnly", "确股不确地", yesNo, ["确权确股不确地", "确股"]),
  column("arableMu", "台账耕地(亩)", mu, ["耕地面积", "台账耕地面积", "耕地"]),
  column("reserveMu", "机动地(亩)", mu, ["机动地面积"]),
  column("papersRecorded", "档案已录", yesNo, ["档案是否已录", "档案录入完成"]),
  column("contact", "联系人", text, ["村联系人", "负责人"]),
  column("phone", "电话", code, ["联系电话", "联系人电话"]),
  column("collectiveAccount", "集体账户", code, ["集体账号", "村集体账户", "银行账号"]),
];

/** These two are settings of the unit that other parts of the program ask for too. */
const settingKeys = new Set(["name", "sharesOnly"]);

function columnsOf(values: Readonly<Partial<Record<string, CellValue>>>, ofSetting: boolean): Row {
  const entries = Object.entries(values).flatMap(([key, value]) => {
    if (key === "unitCode" || settingKeys.has(key) !== ofSetting) return [];
    const stored = typeof value === "boolean" ? Number(value) : value;
    return [[columnName(key), (stored ?? null) as SqlValue] as const];
  });
  return Object.fromEntries(entries);
}

function storedRow(project: Project, table: string, unit: string): Row | undefined {
  return project.db.prepare<[string], Row>(`SELECT * FROM ${table} WHERE unit_code = ?`).get(unit);
}

const isSame = (row: Row, stored: Row | undefined) =>
  Object.entries(row).every(([name, value]) => (stored?.[name] ?? null) === value);

/** Villages and groups, as `qhs import --register units` takes them. A name that is empty stays. */
export const unitSheet: SheetRegister = {
  name: "units",
  title: "村组情况表",
  columns,
  templateColumns: columns,
  planner: (project) => {
    const seen = new Set<string>();
    return (entry) => {
      const unit = String(entry.values.unitCode);
      if (entry.problems.length > 0) return { problems: [] };
      if (seen.has(unit)) {
        const reason = "在表里出现了两次";
        return { problems: [{ key: "unitCode", heading: "单位代码", text: unit, reason }] };
      }
      seen.add(unit);
      const facts = columnsOf(entry.values, false);
      const setting = columnsOf(entry.values, true);
      const given = Object.fromEntries(
        Object.entries(setting).filter(([, value]) => value !== null),
      );
      const storedFacts = storedRow(project, "unit_fact", unit);
      const storedSetting = storedRow(project, "unit_setting", unit);
      const same = isSame(facts, storedFacts) && isSame(given, storedSetting);
      const state = storedFacts === undefined ? "new" : same ? "same" : "known";
      return {
        ...{ entry, key: unit, state, isDoubtful: false, notes: [] },
        write: (recorder, { batchUid, row }) => {
          const origin = { batch_uid: batchUid, source_row: row };
          if (storedFacts === undefined) {
            recorder.insert("unit_fact", { unit_code: unit, ...facts, ...origin });
          } else recorder.update("unit_fact", String(storedFacts.uid), { ...facts, ...origin });
          if (isSame(given, storedSetting)) return;
          if (storedSetting === undefined) {
            recorder.insert("unit_setting", { unit_code: unit, ...given });
          } else recorder.update("unit_setting", String(storedSetting.uid), given);
        },
      };
    };
  },
};
