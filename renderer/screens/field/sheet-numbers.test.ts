import { expect, test } from "vitest";
import { readSheetNumbers } from "./sheet-numbers.ts";

test("pages one by one and from to, each once; nothing is the whole pack", () => {
  expect(readSheetNumbers("1-3、5,2", 6)).toEqual([1, 2, 3, 5]);
  expect(readSheetNumbers(" ", 6)).toBeNull();
});

test.each(["0", "7", "3-1", "一", "1-", "1-7"])("“%s” is no page of a pack of six", (typed) => {
  expect(readSheetNumbers(typed, 6)).toBeUndefined();
});
