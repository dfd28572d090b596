import type { Row } from "../project/recorder.ts";
import type { SheetRegister } from "./sheet-table/sheet-register.ts";
import type { TableColumn } from "./sheet-table/table-column.ts";
import { unitFinder } from "./written-unit.ts";

const templateColumns: readonly TableColumn[] = [
  {
    key: "idNumber",
    heading: "证件号",
    synonyms: ["身份证号", "证件号码", "身份证号码", "身份证"],
    kind: { is: "identity" },
    required: true,
  },
  {
    key: "name",
    heading: "姓名",
    synonyms: ["成员姓名", "名字"],
    kind: { is: "text" },
    required: true,
  },
  {
    key: "isMember",
    heading: "是否成员",
    synonyms: ["是否本集体成员", "是否集体经济组织成员", "成员"],
    kind: { is: "yesNo" },
  },
  { key: "post", heading: "职务", synonyms: ["村内职务", "任职"], kind: { is: "text" } },
  {
    key: "relatives",
    heading: "近亲属证件号",
    synonyms: ["近亲属身份证号", "亲属证件号", "近亲属"],
    kind: { is: "codes" },
  },
  { key: "diedOn", heading: "去世日期", synonyms: ["死亡日期", "去世时间"], kind: { is: "date" } },
];

/** Where a person belongs, if the sheet says so. */
const unitColumns: readonly TableColumn[] = [
  {
    key: "villageCode",
    heading: "村代码",
    synonyms: ["单位代码", "行政村代码"],
    kind: { is: "unitCode", digits: [12] },
  },
  {
    key: "groupCode",
    heading: "组代码",
    synonyms: ["小组代码"],
    kind: { is: "unitCode", digits: [14] },
  },
  { key: "villageName", heading: "村名", synonyms: ["村", "行政村"], kind: { is: "text" } },
];

/** 无 says that there is none. */
const saysNone = (text: unknown) => text === "无" || text === "没有";

/** People with their posts and near relatives, as `qhs import --register people` takes them. */
export const personSheet: SheetRegister = {
  name: "people",
  title: "人员表",
  columns: [...templateColumns, ...unitColumns],
  templateColumns,
  planner: (project, { villageCode }, absent) => {
    const findUnit = unitFinder(project, villageCode ?? null);
    const stored = project.db.prepare<[string], Row>("SELECT * FROM person WHERE id_number = ?");
    const seen = new Set<string>();
    return (entry) => {
      if (entry.problems.length > 0) return { problems: [] };
      const { idNumber, name, isMember, post, relatives, diedOn } = entry.values;
      const id = String(idNumber);
      if (seen.has(id)) {
        const reason = "在表里出现了两次";
        return { problems: [{ key: "idNumber", heading: "证件号", text: id, reason }] };
      }
      seen.add(id);
      const { villageCode: village, groupCode, villageName } = entry.values;
      const written = [village, groupCode, villageName].map((value) =>
        typeof value === "string" ? value : null,
      );
      const [code = null, group = null, called = null] = written;
      const unit = findUnit({
        villageCode: code,
        groupCode: group,
        villageName: called,
        groupName: null,
      });
      const isPlaced = written.some((value) => value !== null);
      if (isPlaced && unit.problem !== null) {
        return {
          problems: [
            { key: "villageCode", heading: "村代码", text: code ?? "", reason: unit.problem },
          ],
        };
      }
      const ids = Array.isArray(relatives) ? relatives.filter((one) => !saysNone(one)) : [];
      const all: Row = {
        name: String(name),
        is_member: isMember === null || isMember === undefined ? null : Number(isMember),
        post: typeof post === "string" && !saysNone(post) ? post : null,
        relative_id_numbers: JSON.stringify(ids),
        died_on: typeof diedOn === "string" ? diedOn : null,
      };
      const absentColumns: Readonly<Record<string, string>> = {
        ...{ isMember: "is_member", post: "post" },
        ...{ relatives: "relative_id_numbers", diedOn: "died_on" },
      };
      const left = new Set([...absent].flatMap((key) => absentColumns[key] ?? []));
      const placed = unit.problem === null ? { unit_code: unit.groupCode ?? unit.villageCode } : {};
      const row: Row = {
        ...Object.fromEntries(Object.entries(all).filter(([column]) => !left.has(column))),
        ...placed,
      };
      const known = stored.get(id);
      const isSame =
        known !== undefined &&
        Object.entries(row).every(([column, value]) => known[column] === value);
      return {
        ...{ entry, key: id, isDoubtful: false, notes: [] },
        state: known === undefined ? "new" : isSame ? "same" : "known",
        write: (recorder, { uid, batchUid, row: sourceRow }) => {
          const origin = { batch_uid: batchUid, source_row: sourceRow };
          if (known === undefined) {
            recorder.insert("person", { uid, id_number: id, ...row, ...origin });
          } else recorder.update("person", String(known.uid), { ...row, ...origin });
        },
      };
    };
  },
};
