import { expect, test } from "vitest";
import { textGrid } from "../../formats/cell-grid.ts";
import { contractColumns, contractFields } from "../contract-columns.ts";
import { type RowOrder, readTable } from "./read-table.ts";

const templateColumns = contractColumns.slice(0, contractFields.length);
const village = "140799101201";
const row = (number: string, isMember = "是") =>
  [number, village, "", "坡地(虚构)", "租赁", "村委会", "甄样例", "", "", isMember].join("\t");

const readPaste = (lines: readonly string[], order: RowOrder | null = null, chosen = {}) =>
  readTable(textGrid(lines.join("\n")), contractColumns, {
    chosen,
    template: { columns: templateColumns, order },
  });

test("T1: pasted rows without a heading are read in the template's order, columns not copied are absent (D32)", async () => {
  const { sheets, rows, absent, counted } = await readPaste([
    row("甲-1"),
    row("甲-2"),
    row("甲-3"),
  ]);
  expect(sheets).toMatchObject([{ headingRow: null, isTemplateOrder: true }]);
  expect(rows.map(({ row, values }) => [row, values.number, values.kind, values.isMember])).toEqual(
    [1, 2, 3].map((at) => [at, `甲-${at}`, "lease", true]),
  );
  expect(counted).toBe(3);
  expect(absent.map(({ key }) => key)).toContain("plotCodes");
  expect(absent.map(({ key }) => key)).not.toContain("phone");
});

test("T1: a heading among pasted rows goes before the order, and the row that is wrong keeps its number", async () => {
  const withHeading = await readPaste(["承包方\t合同编号", "甄样例\t甲-1"]);
  expect(withHeading.sheets).toMatchObject([{ headingRow: 1, isTemplateOrder: false }]);
  expect(withHeading.rows[0]?.values).toMatchObject({ number: "甲-1", lessee: "甄样例" });
  const { rows, refused } = await readPaste([row("甲-1"), row("甲-2", "说不清"), row("甲-3")]);
  expect(rows).toHaveLength(2);
  expect(refused).toMatchObject([{ row: 2, problems: [{ heading: "是否本集体成员" }] }]);
});

test("rows that do not fit the template are left out, until a person says that they are in its order", async () => {
  const foreign = ["甄样例\t甲-1\t25", "甄样例\t甲-2\t30"];
  expect((await readPaste(foreign)).sheets).toMatchObject([
    { headingRow: null, isTemplateOrder: false },
  ]);
  const forced = await readPaste(foreign, "template");
  expect(forced.refused).toHaveLength(2);
  expect((await readPaste([row("甲-1")], "heading")).sheets[0]?.isTemplateOrder).toBe(false);
});

test("cells behind the template's last column are kept under their place; a column may be chosen anew", async () => {
  const wide = [...row("甲-1").split("\t"), ...Array.from({ length: 42 }, () => ""), "多的一格"];
  expect((await readPaste([wide.join("\t")])).sheets[0]?.isTemplateOrder).toBe(false);
  const { rows } = await readPaste([wide.join("\t")], "template", { 合同名称: "place" });
  expect(rows[0]?.other).toEqual({ "第 53 列": "多的一格" });
  expect(rows[0]?.values).toMatchObject({ place: "坡地(虚构)" });
});
