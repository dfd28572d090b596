import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openMdb } from "../../electron/core/formats/mdb-reader.ts";
import { appErrorOf, collect } from "../../electron/core/formats/testing/sample-files.ts";
import { referenceDataFolder } from "./reference-data.ts";

const folder = referenceDataFolder();
const at = (name: string) => join(folder!, "mdb", name);

describe.skipIf(folder === null)("Access files of mdb-reader", () => {
  test("the suite is whole", async () => {
    const names = await readdir(join(folder!, "mdb"));
    expect(names.filter((name) => name.endsWith(".mdb"))).toHaveLength(4);
  });

  test("JET3: text, numbers, money as exact text, days, yes and no", async () => {
    const source = await openMdb(at("v1997-test.mdb"));
    expect(source.tableNames).toEqual(["Table1", "Table2", "Table3", "Table4"]);
    expect(await source.columnNames("Table1")).toEqual([..."ABCDEFGHI"]);
    const rows = await collect(source.rows("Table1"));
    expect(rows.map((row) => row.row)).toEqual([1, 2]);
    expect(rows.map((row) => row.values)).toEqual([
      { A: "a", B: "b", C: 0, D: 0, E: 0, F: 0, G: "1981-12-12", H: "0.0000", I: 0 },
      {
        A: "abcdefg",
        B: "hijklmnop",
        C: 2,
        D: 222,
        E: 333333333,
        F: 444.555,
        G: "1974-09-21",
        H: "3.5000",
        I: 1,
      },
    ]);
    expect(await source.columnNames("Table2")).toHaveLength(89);
    expect(await collect(source.rows("Table2"))).toEqual([]);
  });

  test("JET4: memo and decimals", async () => {
    const source = await openMdb(at("v2000-numeric.mdb"));
    const rows = await collect(source.rows("test"));
    expect(rows.map((row) => row.values)).toEqual([
      { col1: "some data", col2: "1", col3: "0", col4: "0", col5: "4", col6: "-1", col7: "1" },
    ]);
  });

  test("a database without tables opens; a table that is not there is an error", async () => {
    const source = await openMdb(at("v2003-empty.mdb"));
    expect(source.tableNames).toEqual([]);
    expect((await appErrorOf(() => collect(source.rows("CBF")))).code).toBe("file.broken");
  });

  test("a password is told with what to do", async () => {
    const error = await appErrorOf(() => openMdb(at("v2003-password.mdb")));
    expect(error.code).toBe("file.password");
    expect(error.message).toContain("v2003-password.mdb");
    expect(error.message).toContain("撤消密码");
  });
});
