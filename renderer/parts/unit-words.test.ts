import { expect, test } from "vitest";
import { groupNameInVillage } from "./unit-words.ts";

test.each([
  ["样例甲村第一村民小组", "样例甲村", "第一村民小组"],
  ["样例镇样例丙村第二村民小组", "样例丙村", "第二村民小组"],
  ["第一村民小组", "样例甲村", "第一村民小组"],
  // A group that is called like its village keeps its name.
  ["样例甲村", "样例甲村", "样例甲村"],
  ["第三村民小组", "", "第三村民小组"],
])("%s in %s is %s", (group, village, own) => {
  expect(groupNameInVillage(group, village)).toBe(own);
});
