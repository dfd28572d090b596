import { expect, test } from "vitest";
import { hashOf, positionOf } from "./position.ts";

test("a position survives the address, with signs that an address cannot hold", () => {
  const position = {
    screen: "import",
    scope: "140799101201",
    asOf: "2026-06-30",
    details: { file: "/tmp/二调 & 三调/DLTB.shp", batch: "3" },
  };
  expect(positionOf(hashOf(position))).toEqual(position);
});

test("the whole project and empty details leave no trace", () => {
  expect(hashOf({ screen: "today", scope: "", asOf: "", details: { plot: "" } })).toBe("#/today");
  expect(positionOf("#/today")).toEqual({ screen: "today", scope: "", asOf: "", details: {} });
});

test("what is no position is none; a scope is digits only, a day one of the calendar", () => {
  for (const hash of ["", "#", "#today", "#/", "#/Today", "#3kQ9xYbV1mZr8tUe2wPa5g"]) {
    expect(positionOf(hash), hash).toBeNull();
  }
  expect(positionOf("#/today?scope=%3Cscript%3E")?.scope).toBe("");
  expect(positionOf("#/today?asof=2026-02-30")?.asOf).toBe("");
});
