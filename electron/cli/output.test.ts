import { expect, test } from "vitest";
import { AppError, toAppError } from "../../shared/contract/errors.ts";
import { Output, progressLine } from "./output.ts";
import { displayWidth, padEnd, textTable } from "./text-table.ts";

function recorded(isTTY: boolean, json: boolean) {
  const texts = { standardOutput: "", standardError: "" };
  const output = new Output(
    { write: (text) => (texts.standardOutput += text) },
    { write: (text) => (texts.standardError += text), isTTY },
    json,
  );
  return { output, texts };
}

const step = { phase: "读取", done: 50, total: 200 };

test("progress shows on a terminal only, and is wiped away before the result", () => {
  const quiet = recorded(false, false);
  quiet.output.progress(step);
  expect(quiet.texts.standardError).toBe("");
  const terminal = recorded(true, false);
  terminal.output.progress(step);
  terminal.output.result({}, ["好"]);
  expect(terminal.texts.standardError).toContain("25% 50/200");
  expect(terminal.texts.standardError).toMatch(/\r +\r$/);
  expect(terminal.texts.standardOutput).toBe("好\n");
});

test("a shorter step leaves nothing of a longer one", () => {
  const { output, texts } = recorded(true, false);
  output.progress({ phase: "很长的一步", done: 100, total: 200 });
  output.progress({ phase: "短", done: 1, total: 0 });
  const [first = "", second = ""] = texts.standardError.split("\r").slice(1);
  expect(displayWidth(second)).toBe(displayWidth(first));
});

test("D43: with --json one document in snake_case and nothing else", () => {
  const { output, texts } = recorded(false, true);
  output.result({ planarM2: 1 }, ["不该出现"]);
  output.hint("不该出现");
  expect(texts.standardError).toBe("");
  expect(JSON.parse(texts.standardOutput)).toEqual({ planar_m2: 1 });
});

test("D43: an error on --json is a document with code, kind, message and details", () => {
  const { output, texts } = recorded(false, true);
  output.failure(new AppError("file.missing", "找不到 a.shp", { details: { fileName: "a.shp" } }));
  expect(JSON.parse(texts.standardOutput)).toEqual({
    error: {
      code: "file.missing",
      kind: "user",
      message: "找不到 a.shp",
      details: { file_name: "a.shp" },
    },
  });
});

test("a bug shows where it came from, a user's error does not", () => {
  const bug = recorded(false, false);
  bug.output.failure(toAppError(new TypeError("x is not a function")));
  expect(bug.texts.standardError).toContain("output.test.ts");
  const user = recorded(false, false);
  user.output.failure(new AppError("file.missing", "找不到 a.shp"));
  expect(user.texts.standardError).toBe("找不到 a.shp\n");
});

test("a bar never runs past its end, and an unknown total has none", () => {
  expect(progressLine({ phase: "算", done: 300, total: 200 })).toContain(
    `[${"#".repeat(24)}] 100%`,
  );
  expect(progressLine({ phase: "算", done: 7, total: 0 })).toBe("算 7");
});

test("columns line up although Chinese characters are two wide; numbers stand to the right", () => {
  expect(displayWidth("组a")).toBe(3);
  expect(padEnd("组", 4)).toBe("组  ");
  expect(
    textTable(
      ["组", "亩"],
      [
        ["一组", "12.30"],
        ["b", "1.00"],
      ],
    ),
  ).toEqual(["组       亩", "一组  12.30", "b      1.00"]);
});
