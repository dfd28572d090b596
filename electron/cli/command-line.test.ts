import { expect, test } from "vitest";
import { AppError, toAppError } from "../../shared/contract/errors.ts";
import { exitCodeOf } from "./command-line.ts";

test("D43: the exit code follows from the kind of error", () => {
  expect(exitCodeOf(new AppError("file.broken", "坏了"))).toBe(1);
  expect(exitCodeOf(new AppError("usage", "用法"))).toBe(2);
  expect(exitCodeOf(new AppError("disk.full", "满了"))).toBe(3);
  expect(exitCodeOf(toAppError(new RangeError("?")))).toBe(70);
  expect(exitCodeOf(new AppError("cancelled", "取消"))).toBe(130);
});
