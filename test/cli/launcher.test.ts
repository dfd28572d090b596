import { expect, test } from "vitest";
import { unsupportedReason } from "../../electron/setup/supported-system.mjs";

test("D39: Windows x64 and Linux with glibc 2.34 are supported, others are told in one sentence", () => {
  expect(unsupportedReason({ platform: "win32", arch: "x64" })).toBeNull();
  expect(unsupportedReason({ platform: "linux", arch: "x64", glibc: "2.36" })).toBeNull();
  expect(unsupportedReason({ platform: "linux", arch: "arm64", glibc: "2.34" })).toBeNull();
  expect(unsupportedReason({ platform: "linux", arch: "x64", glibc: "2.28" })).toContain("2.28");
  expect(unsupportedReason({ platform: "linux", arch: "x64", glibc: null })).toContain(
    "不用 glibc",
  );
  expect(unsupportedReason({ platform: "darwin", arch: "arm64" })).toContain("darwin");
  expect(unsupportedReason({ platform: "win32", arch: "ia32" })).toContain("ia32");
});
