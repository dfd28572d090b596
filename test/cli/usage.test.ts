import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { allOptions } from "../../electron/cli/arguments.ts";
import { commands } from "../../electron/cli/commands/commands.ts";
import { inFolder, runQhs } from "./run-qhs.ts";

const root = path.resolve(import.meta.dirname, "../..");

test("--help lists every command, and each command's help every option", async () => {
  await inFolder(async (folder) => {
    const overview = await runQhs(folder, "--help");
    expect(overview.exitCode).toBe(0);
    for (const command of commands) expect(overview.standardOutput).toContain(` ${command.name} `);
    const help = await runQhs(folder, "plots", "--help");
    expect(help.exitCode).toBe(0);
    expect(help.standardOutput).toContain("qhs plots FILE.gpkg [--group CODE] [--csv] [--json]");
  });
});

test("--version prints the version of package.json", async () => {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    version: string;
  };
  await inFolder(async (folder) => {
    const plain = await runQhs(folder, "--version");
    expect(plain).toMatchObject({ exitCode: 0, standardOutput: `${manifest.version}\n` });
    const json = await runQhs(folder, "--version", "--json");
    expect(JSON.parse(json.standardOutput)).toEqual({ version: manifest.version });
  });
});

describe("D43: wrong usage is exit code 2, says what is wrong, and prints nothing else", () => {
  const wrong: readonly [said: string, ...given: string[]][] = [
    ["没有“nix”这个命令", "nix"],
    ["命令要写在选项前面", "--csv"],
    ["缺少 FILE.gpkg", "new"],
    ["缺少 --name", "new", "a.gpkg"],
    ["多出一个词“b”", "info", "a.gpkg", "b"],
    ["没有 --colour 这个选项", "info", "a.gpkg", "--colour", "red"],
    ["--name", "new", "a.gpkg", "--name"],
    ["--county 应为 6 位数字", "new", "a.gpkg", "--name", "x", "--county", "14072"],
    ["--group 应为 14 位组代码", "plots", "a.gpkg", "--group", "1407"],
    ["应写成 qhs set", "set", "a.gpkg", "village", "140725101201"],
    ["应写成 qhs set", "set", "a.gpkg", "option", "telephone"],
    ["应写成 qhs set", "set", "a.gpkg", "town", "140725101", "--shares"],
  ];
  test.each(wrong)("%s", async (said, ...given) => {
    await inFolder(async (folder) => {
      const plain = await runQhs(folder, ...given);
      expect(plain).toMatchObject({ exitCode: 2, standardOutput: "" });
      expect(plain.standardError).toContain(said);
    });
  });
});

test("no command at all shows the overview as wrong usage", async () => {
  await inFolder(async (folder) => {
    const result = await runQhs(folder);
    expect(result.exitCode).toBe(2);
    expect(result.standardOutput).toContain("用法:qhs 命令");
  });
});

test("D43: docs/cli.md names every command with its usage and every option", () => {
  const page = readFileSync(path.join(root, "docs/cli.md"), "utf8");
  for (const command of commands) {
    const section = page.split(/^## /m).find((text) => text.startsWith(`${command.name}\n`));
    expect(section, `section for ${command.name}`).toBeDefined();
    for (const name of Object.keys(allOptions(command))) {
      if (name !== "help") expect(section, `${command.name} --${name}`).toContain(`--${name}`);
    }
  }
});
