import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { z } from "zod";
import {
  backupSchema,
  infoSchema,
  logSchema,
  newSchema,
  plotsSchema,
  restoreSchema,
  setSchema,
  undoSchema,
} from "../../electron/cli/json-schemas.ts";
import { fileDigest, inFolder, runQhs } from "./run-qhs.ts";

/** Runs with `--json` and takes standard output as one document of that schema. */
async function json<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
  ...given: readonly string[]
): Promise<z.infer<Schema>> {
  const result = await runQhs(folder, ...given, "--json");
  expect(result).toMatchObject({ exitCode: 0, standardError: "" });
  return schema.parse(JSON.parse(result.standardOutput));
}

test("D43: the documents of new, set, info, plots, log, undo, backup and restore keep to their schemas", async () => {
  await inFolder(async (folder) => {
    const created = await json(
      folder,
      newSchema,
      "new",
      "a.gpkg",
      "--name",
      "试点乡",
      "--county",
      "140725",
    );
    expect(created).toEqual({ file: "a.gpkg", name: "试点乡", county_code: "140725" });
    await json(
      folder,
      setSchema,
      "set",
      "a.gpkg",
      "village",
      "140725101201",
      "--shares",
      "--person",
      "李四",
    );
    await json(
      folder,
      setSchema,
      "set",
      "a.gpkg",
      "option",
      "telephone",
      "0354-1234567",
      "--person",
      "李四",
    );

    const before = fileDigest(path.join(folder, "a.gpkg"));
    expect((await json(folder, infoSchema, "info", "a.gpkg")).name).toBe("试点乡");
    expect((await json(folder, plotsSchema, "plots", "a.gpkg")).plots).toEqual([]);
    const { events } = await json(folder, logSchema, "log", "a.gpkg");
    expect(events.slice(0, 2).map(({ command, person }) => [command, person])).toEqual([
      ["option.set", "李四"],
      ["village.setShares", "李四"],
    ]);
    expect(fileDigest(path.join(folder, "a.gpkg")), "A6: reading changes no byte").toBe(before);

    const { undone } = await json(folder, undoSchema, "undo", "a.gpkg", "--person", "李四");
    expect(undone.command).toBe("option.set");
    await json(folder, backupSchema, "backup", "a.gpkg", "b.gpkg");
    const restored = await json(folder, restoreSchema, "restore", "a.gpkg", "b.gpkg");
    expect(existsSync(path.resolve(folder, restored.kept_aside ?? ""))).toBe(true);
  });
});

test("D43: a user error is exit code 1, on --json as a document on standard output", async () => {
  await inFolder(async (folder) => {
    const plain = await runQhs(folder, "info", "nowhere.gpkg");
    expect(plain).toMatchObject({ exitCode: 1, standardOutput: "" });
    expect(plain.standardError).toContain("nowhere.gpkg");
    const asJson = await runQhs(folder, "info", "nowhere.gpkg", "--json");
    expect(asJson).toMatchObject({ exitCode: 1, standardError: "" });
    const { error } = JSON.parse(asJson.standardOutput) as { error: Record<string, unknown> };
    expect(Object.keys(error)).toEqual(["code", "kind", "message", "details"]);
    expect(error).toMatchObject({ code: "project.missing", kind: "user" });
  });
});

test("files that are no project files are refused and left as they were", async () => {
  await inFolder(async (folder) => {
    const text = path.join(folder, "text.gpkg");
    writeFileSync(text, "not a database\n");
    mkdirSync(path.join(folder, "folder.gpkg"));
    writeFileSync(path.join(folder, "empty.gpkg"), "");
    for (const file of ["text.gpkg", "folder.gpkg", "empty.gpkg"]) {
      const result = await runQhs(folder, "info", file, "--json");
      const { error } = JSON.parse(result.standardOutput) as { error: { kind: string } };
      expect([file, result.exitCode, error.kind]).toEqual([file, 1, "user"]);
    }
    expect(readFileSync(text, "utf8")).toBe("not a database\n");
    const created = await runQhs(folder, "new", "text.gpkg", "--name", "x");
    expect(created.exitCode).toBe(1);
    expect(readFileSync(text, "utf8")).toBe("not a database\n");
  });
});

test("a folder that does not exist is a fault of the path, not of the program", async () => {
  await inFolder(async (folder) => {
    const result = await runQhs(folder, "new", "no/such/a.gpkg", "--name", "x", "--json");
    expect(result.exitCode).toBe(1);
  });
});

test("D6: the event log names who did it: --person, else the name stored on this machine", async () => {
  await inFolder(async (folder) => {
    await runQhs(folder, "new", "a.gpkg", "--name", "x");
    mkdirSync(path.join(folder, "qinghuashou"));
    writeFileSync(path.join(folder, "qinghuashou/person.txt"), "王五\n");
    await runQhs(folder, "set", "a.gpkg", "option", "telephone", "1");
    await runQhs(folder, "set", "a.gpkg", "option", "telephone", "2", "--person", "赵六");
    const { events } = await json(folder, logSchema, "log", "a.gpkg");
    expect(events.map(({ person }) => person).slice(0, 2)).toEqual(["赵六", "王五"]);
  });
});
