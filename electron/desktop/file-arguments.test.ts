import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { fileArgument } from "./file-arguments.ts";
import { onDisk } from "./on-disk.ts";

const folder = path.resolve("/home/wang");

test.each([
  ["a packed program", ["/opt/qhs", "某乡.gpkg"]],
  ["a program from its folder", ["electron", ".", "某乡.gpkg"]],
  ["behind switches", ["/opt/qhs", "--no-sandbox", "--user-data-dir=/x.gpkg", "某乡.gpkg"]],
  [
    "a file: address of a Linux desktop",
    ["/opt/qhs", pathToFileURL(path.join(folder, "某乡.gpkg")).href],
  ],
])("the project file on the command line: %s", (_name, argv) => {
  expect(fileArgument(argv, folder)).toBe(path.join(folder, "某乡.gpkg"));
});

test("no file, another kind of file, or the program's own name is none", () => {
  expect(fileArgument(["/opt/qhs"], folder)).toBeNull();
  expect(fileArgument(["/opt/qhs", "表.xlsx", "file://host/%"], folder)).toBeNull();
  expect(fileArgument(["/opt/qhs.gpkg"], folder)).toBeNull();
});

test("a packed program's core lies beside the archive", () => {
  expect(onDisk("/opt/r/app.asar/electron/desktop/x.ts")).toBe(
    "/opt/r/app.asar.unpacked/electron/desktop/x.ts",
  );
  expect(onDisk("C:\\r\\app.asar\\electron\\x.ts")).toBe(
    "C:\\r\\app.asar.unpacked\\electron\\x.ts",
  );
  expect(onDisk("/home/wang/qhs/electron/x.ts")).toBe("/home/wang/qhs/electron/x.ts");
});
