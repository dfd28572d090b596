import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importHousehold } from "../../electron/core/exchange/import-household.ts";
import { importLayer } from "../../electron/core/exchange/import-layer.ts";
import {
  contentDigest,
  openWorkbench,
  polygonsOf,
  refusalOf,
  square,
  type Workbench,
  writeLayer,
} from "../../electron/core/exchange/testing/exchange-fixtures.ts";
import { closeProject, openProject } from "../../electron/core/project/project.ts";
import { quietContext } from "../../shared/contract/progress.ts";

let bench: Workbench;
let file: string;
let before: string;

function rows(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    geometry: polygonsOf(square(index * 20, 0, 20)),
    attributes: {
      DKBM: `14072510120101${String(index + 1).padStart(5, "0")}`,
      DKLB: "10",
      DKMC: "东坡",
    },
  }));
}

beforeEach(async () => {
  bench = openWorkbench();
  const patch = {
    geometry: polygonsOf(square(0, 0, 100)),
    attributes: { DLBM: "0103", QSXZ: "30" },
  };
  const survey = await writeLayer(join(bench.folder, "DLTB.shp"), [patch]);
  await importLayer(bench.project, { layer: "survey", file: survey, mode: "add" }, quietContext);
  file = await writeLayer(join(bench.folder, "DK.shp"), rows(3));
  before = contentDigest(bench.project);
});
afterEach(() => bench.remove());

const run = (path = file) =>
  importLayer(bench.project, { layer: "parcels", file: path, mode: "add" }, quietContext);
const part = (extension: string) => file.replace(/\.shp$/, extension);

/** The import ends in `code`, names the file, and the project is what it was. */
async function expectRefusal(code: string, work: Promise<unknown> = run(), ...words: string[]) {
  const error = await refusalOf(work);
  expect(error.code).toBe(code);
  for (const word of words) expect(error.message).toContain(word);
  expect(contentDigest(bench.project)).toBe(before);
}

function edit(path: string, change: (bytes: Buffer) => Buffer | undefined): void {
  const bytes = readFileSync(path);
  writeFileSync(path, change(bytes) ?? bytes);
}

describe("broken shapefiles leave the project as it was (issue 2 §4)", () => {
  it("a part that is missing", async () => {
    for (const extension of [".shx", ".dbf"]) {
      renameSync(part(extension), `${part(extension)}.away`);
      await expectRefusal("file.missing", run(), "DK.shp", extension);
      renameSync(`${part(extension)}.away`, part(extension));
    }
  });

  it("a .shp or .dbf cut at any byte (D26)", async () => {
    for (const extension of [".shp", ".dbf"]) {
      const whole = readFileSync(part(extension));
      // The last byte of a .dbf is only its end mark.
      const last = extension === ".dbf" ? whole.length - 2 : whole.length - 1;
      const cuts = [0, 1, 31, 32, 99, 100, 236, 372, last];
      for (let cut = 5; cut < last; cut += 37) cuts.push(cut);
      for (const cut of cuts) {
        writeFileSync(part(extension), whole.subarray(0, cut));
        const error = await refusalOf(run());
        expect(["file.broken", "file.empty", "file.kind"]).toContain(error.code);
        expect(error.message).toContain("DK.");
      }
      writeFileSync(part(extension), whole);
    }
    expect(contentDigest(bench.project)).toBe(before);
    expect((await run()).rowsStored).toBe(3);
  });

  it("counts that disagree", async () => {
    const other = await writeLayer(join(bench.folder, "four.shp"), rows(4));
    copyFileSync(other.replace(/\.shp$/, ".dbf"), part(".dbf"));
    await expectRefusal("file.broken", run(), "3", "4");
  });

  it("no file, an empty one, a folder, a text", async () => {
    await expectRefusal("file.missing", run(join(bench.folder, "none.shp")), "none.shp");
    mkdirSync(join(bench.folder, "folder.shp"));
    await expectRefusal("file.kind", run(join(bench.folder, "folder.shp")), "文件夹");
    writeFileSync(part(".shp"), "这不是图形文件,只是改了名字的文本。".repeat(20));
    await expectRefusal("file.kind", run(), "DK.shp");
    writeFileSync(part(".shp"), "");
    await expectRefusal("file.empty", run(), "DK.shp");
  });

  it("a layer without rows, or without one usable shape", async () => {
    const empty = await writeLayer(join(bench.folder, "empty.shp"), []);
    await expectRefusal("import.nothing", run(empty), "empty.shp");
    const nulls = rows(2).map((row) => ({ ...row, geometry: null }));
    const hollow = await writeLayer(join(bench.folder, "hollow.shp"), nulls);
    await expectRefusal("import.nothing", run(hollow), "hollow.shp", "2 行");
  });

  it("a required field that is missing", async () => {
    const bare = rows(1).map((row) => ({ ...row, attributes: { DKBM: "1", QT: "x" } }));
    const path = await writeLayer(join(bench.folder, "bare.shp"), bare);
    await expectRefusal("field.missing", run(path), "DKLB", "QT", "--map");
  });

  it("a project opened for reading", async () => {
    closeProject(bench.project);
    const reading = openProject(bench.project.path, { mode: "read", person: "测试员" });
    const work = importLayer(reading, { layer: "parcels", file, mode: "add" }, quietContext);
    expect((await refusalOf(work)).code).toBe("project.readOnly");
    closeProject(reading);
  });
});

describe("rows that are not sound do not stop the import (T4)", () => {
  const firstPointAt = 100 + 8 + 44 + 4;
  const recordBytes = 8 + 44 + 4 + 5 * 16;

  it("coordinates that are no numbers or absurd are skipped and counted", async () => {
    edit(part(".shp"), (bytes) => {
      bytes.writeDoubleLE(Number.NaN, firstPointAt);
      bytes.writeDoubleLE(1e300, firstPointAt + recordBytes);
      return undefined;
    });
    const report = await run();
    expect(report).toMatchObject({ rowsRead: 3, rowsStored: 1, rowsSkipped: 2 });
    expect(report.notices.countsByCode).toEqual({ "geometry.coordinate": 2 });
  });

  it("an extent in the header that a stray coordinate has spoilt is measured anew", async () => {
    for (const extension of [".shp", ".shx"]) {
      edit(part(extension), (bytes) => {
        bytes.writeDoubleLE(1e300, 52);
        return undefined;
      });
    }
    expect((await run()).rowsStored).toBe(3);
  });

  it("rows deleted in the .dbf are skipped and counted", async () => {
    edit(part(".dbf"), (bytes) => {
      bytes[bytes.readUInt16LE(8)] = 0x2a;
      return undefined;
    });
    const report = await run();
    expect(report).toMatchObject({ rowsRead: 3, rowsStored: 2, rowsSkipped: 1 });
    expect(report.notices.countsByCode).toEqual({ "dbf.deleted": 1 });
  });

  it("doubled field names are told apart and said", async () => {
    edit(part(".dbf"), (bytes) => {
      bytes.write("DKLB\0", 32 + 2 * 32, "latin1");
      return undefined;
    });
    const work = run();
    const error = await refusalOf(work);
    expect(error.code).toBe("field.missing");
    expect(error.message).toContain("DKLB#1");
    const report = await importLayer(
      bench.project,
      { layer: "parcels", file, mode: "add", fieldMap: { DKLB: "DKLB#1" } },
      quietContext,
    );
    expect(report.firstRows[0]?.values.dklb).toBe("10");
  });
});

describe("household registers that cannot be read", () => {
  const mdb = fileURLToPath(new URL("../../../shared/data/mdb", import.meta.url));
  const household = (path: string) =>
    importHousehold(bench.project, { file: path, mode: "add" }, quietContext);

  it.skipIf(!existsSync(mdb) && !process.env.CI)(
    "a password, and tables that are missing",
    async () => {
      await expectRefusal("file.password", household(join(mdb, "v2003-password.mdb")), "密码");
      await expectRefusal("table.missing", household(join(mdb, "v2000-numeric.mdb")), "CBDKXX");
    },
  );

  it("a text with the name of a database", async () => {
    for (const name of ["a.mdb", "a.xlsx"]) {
      writeFileSync(join(bench.folder, name), "文本".repeat(500));
      const error = await refusalOf(household(join(bench.folder, name)));
      expect(["file.broken", "file.kind"]).toContain(error.code);
    }
    await expectRefusal("file.kind", household(file), ".mdb");
    rmSync(join(bench.folder, "a.mdb"));
    await expectRefusal("file.missing", household(join(bench.folder, "a.mdb")));
  });
});
