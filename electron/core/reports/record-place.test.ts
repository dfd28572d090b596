import { afterAll, expect, test } from "vitest";
import { closeProject } from "../project/project.ts";
import { storeSampleMoney } from "../project/testing/sample-money.ts";
import {
  newProject,
  removeTemporaryFolders,
  storeSampleFieldWork,
  storeSampleRun,
} from "../project/testing/sample-project.ts";
import { recordPlaces } from "./record-place.ts";

afterAll(removeTemporaryFolders);

test("A1: a plot is found by its code, also from its disposal; claims and debts in their own lists", () => {
  const project = newProject();
  storeSampleRun(project);
  storeSampleFieldWork(project);
  storeSampleMoney(project);
  const placeOf = recordPlaces(project);
  const uidOf = (table: string, where = "1 = 1") =>
    String(project.db.prepare(`SELECT uid FROM ${table} WHERE ${where}`).pluck().get());
  const code = "14072510120101W0001";
  for (const register of ["plot", "plot_disposal"]) {
    const place = placeOf({ register, uid: uidOf(register) });
    expect(place, register).toEqual({ register: "plot", key: code });
  }
  const sides = project.db.prepare("SELECT DISTINCT side FROM money_row").pluck().all() as string[];
  for (const side of sides) {
    const uid = uidOf("money_row", `side = '${side}'`);
    expect(placeOf({ register: "money_row", uid })).toEqual({ register: side, key: uid });
  }
  expect(sides.length).toBeGreaterThan(0);
  expect(placeOf({ register: "contract", uid: "x" })).toEqual({ register: "contract", key: "x" });
  closeProject(project);
});
