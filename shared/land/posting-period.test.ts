import { expect, test } from "vitest";
import { isPostingOver, lastPostingDay, postingDaysLeft } from "./posting-period.ts";

test("seven days from 1 March end with 8 March and are over on the 9th (民法典 201)", () => {
  const lastDay = lastPostingDay("2026-03-01", 7);
  expect(lastDay).toBe("2026-03-08");
  expect(isPostingOver(lastDay, "2026-03-08")).toBe(false);
  expect(isPostingOver(lastDay, "2026-03-09")).toBe(true);
});

test("days left count the last one; none are left when it is over", () => {
  const lastDay = lastPostingDay("2024-02-25", 7);
  expect(lastDay).toBe("2024-03-03");
  expect(postingDaysLeft(lastDay, "2024-02-26")).toBe(7);
  expect(postingDaysLeft(lastDay, "2024-03-03")).toBe(1);
  expect(postingDaysLeft(lastDay, "2024-03-04")).toBe(0);
});
