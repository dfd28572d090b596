import { expect, test } from "vitest";
import { AppError } from "../../../shared/contract/errors.ts";
import { fileError, withFileErrors } from "./file-errors.ts";

const fault = (code: string) => Object.assign(new Error(`${code}: refused`), { code });

test.each([
  ["EACCES", "disk.denied"],
  ["EPERM", "disk.denied"],
  ["EROFS", "disk.denied"],
  ["ENOSPC", "disk.full"],
  ["ENOENT", "file.missing"],
  ["EISDIR", "file.kind"],
  ["EIO", "file.unreadable"],
])("issue 2 §4: %s of the system becomes %s with the path and a remedy", (code, expected) => {
  const error = fileError(fault(code), "/数据/dk.shp") as AppError;
  expect(error).toBeInstanceOf(AppError);
  expect(error.code).toBe(expected);
  expect(error.message).toContain("/数据/dk.shp");
  expect(error.message).toContain("请");
});

test("what is no error of the file system comes back unchanged", async () => {
  const bug = new Error("bug");
  expect(fileError(bug, "x")).toBe(bug);
  expect(fileError(fault("EWEIRD"), "x")).toMatchObject({ code: "EWEIRD" });
  const ours = new AppError("file.broken", "坏");
  await expect(withFileErrors("x", () => Promise.reject(ours))).rejects.toBe(ours);
});
