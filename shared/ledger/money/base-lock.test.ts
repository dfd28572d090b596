import { expect, test } from "vitest";
import { baseReasonFault, lockFaults } from "./base-lock.ts";

const row = {
  number: "ZQ-001",
  verifiedBy: "王五(虚构)",
  postedOn: "2021-12-01",
  formedOn: "2015-03-01",
  lockedOn: null,
};

test("verified, posted, then locked at a base date, once", () => {
  expect(lockFaults(row, "2021-12-31")).toEqual([]);
  expect(lockFaults({ ...row, verifiedBy: " " }, "2021-12-31")).toHaveLength(1);
  expect(lockFaults({ ...row, postedOn: null }, "2021-12-31")).toHaveLength(1);
  expect(lockFaults(row, "2021-11-30")).toHaveLength(1);
  expect(lockFaults(row, "2015-02-28")).toHaveLength(2);
  expect(lockFaults({ ...row, lockedOn: "2021-12-31" }, "2022-01-31")).toHaveLength(1);
});

test("after locking a new or changed base needs a reason, before it none", () => {
  expect(baseReasonFault("ZQ-009", null, "")).toBeNull();
  expect(baseReasonFault("ZQ-009", "2021-12-31", " ")?.text).toContain("写明理由");
  expect(baseReasonFault("ZQ-009", "2021-12-31", "账外凭证补登")).toBeNull();
});
