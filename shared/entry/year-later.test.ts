import { expect, test } from "vitest";
import { yearLater } from "./year-later.ts";

test("a year on is the same day; 29 February has the last day of the next February", () => {
  expect(yearLater("2026-12-31")).toBe("2027-12-31");
  expect(yearLater("2028-02-29")).toBe("2029-02-28");
  expect(yearLater("2027-02-28")).toBe("2028-02-28");
});
