import { expect, test } from "vitest";
import { z } from "zod";
import { parseArguments } from "./arguments.ts";
import { defineCommand, projectFile } from "./command.ts";
import { commandHelp, usageLine } from "./help.ts";

const command = defineCommand({
  name: "try",
  summary: "试一试",
  positionals: [projectFile, { name: "MORE", summary: "更多", optional: true }],
  options: {
    layer: { kind: "choice", choices: ["one", "two"], summary: "图层", required: true },
    width: { kind: "number", placeholder: "M", smallest: 0, summary: "宽" },
    port: {
      kind: "number",
      placeholder: "N",
      smallest: 1,
      largest: 65_535,
      whole: true,
      summary: "端口",
    },
    workers: { kind: "number", placeholder: "N", smallest: 1, whole: true, summary: "线程" },
    map: { kind: "texts", placeholder: "A=B", summary: "对应" },
    dry: { kind: "flag", summary: "试算" },
  },
  writes: false,
  schema: z.unknown(),
  run: async ({ options }) => ({ data: options, lines: [] }),
});

const parse = (...given: string[]) => parseArguments(command, given);

test("values come out with the types that the table declares", () => {
  const { positionals, options } = parse(
    ...["a.gpkg", "--layer", "two", "--width", "2.5", "--map", "A=B", "--map=C=D", "--dry"],
  );
  expect(positionals).toEqual(["a.gpkg"]);
  expect(options).toEqual({
    layer: "two",
    width: 2.5,
    port: undefined,
    workers: undefined,
    map: ["A=B", "C=D"],
    dry: true,
    json: false,
    help: false,
  });
});

test("D43: every wrong value is a usage error that names the option", () => {
  const wrong: readonly [said: string, ...given: string[]][] = [
    ["缺少 --layer", "a"],
    ["--layer 应为 one、two 之一", "a", "--layer", "three"],
    ["--width 应为不小于 0 的数", "a", "--layer", "one", "--width", "wide"],
    ["--width 应为不小于 0 的数", "a", "--layer", "one", "--width", ""],
    ["--width 应为不小于 0 的数", "a", "--layer", "one", "--width=-1"],
    ["--width", "a", "--layer", "one", "--width", "-1"],
    ["--workers 应为不小于 1 的整数", "a", "--layer", "one", "--workers", "1.5"],
    ["--workers 应为不小于 1 的整数", "a", "--layer", "one", "--workers", "0"],
    ["--port 应为 1 到 65535 之间的整数", "a", "--layer", "one", "--port", "70000"],
    ["没有 --lay 这个选项", "a", "--lay", "one"],
    ["没有 -l 这个选项", "a", "-l"],
    ["--dry", "a", "--layer", "one", "--dry=yes"],
    ["缺少 FILE.gpkg", "--layer", "one"],
    ["多出一个词“c”", "a", "b", "c", "--layer", "one"],
  ];
  for (const [said, ...given] of wrong) {
    expect(() => parse(...given), given.join(" ")).toThrow(said);
    expect(() => parse(...given)).toThrow(expect.objectContaining({ code: "usage" }));
  }
});

test("--help asks for nothing else", () => {
  expect(parse("--help").options).toEqual({ help: true });
});

test("help follows from the declaration", () => {
  expect(usageLine(command)).toBe(
    "qhs try FILE.gpkg [MORE] --layer one|two [--width M] [--port N] [--workers N] [--map A=B]... [--dry] [--json]",
  );
  const text = commandHelp(command).join("\n");
  for (const word of ["项目文件", "更多", "图层:one、two", "--workers N", "线程"]) {
    expect(text).toContain(word);
  }
});
