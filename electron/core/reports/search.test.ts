import { afterAll, expect, test } from "vitest";
import { closeProject } from "../project/project.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleRun,
} from "../project/testing/sample-project.ts";
import { search } from "./search.ts";

const project = newProject();
importSampleParcels(project);
storeSampleRun(project);

afterAll(() => {
  closeProject(project);
  removeTemporaryFolders();
});

const codesFor = (text: string) => search(project, text, 10).map(({ kind, code }) => [kind, code]);

const plot = ["plot", "14072510120101W0001"];

test("a plot answers to its digits, its letter and its short code (D2)", () => {
  for (const text of ["1", "0001", "w1", "W0001", "01-W0001", "01W1", "01-1", "14072510120101W"]) {
    expect(codesFor(text)[0], text).toEqual(plot);
  }
  expect(codesFor("99")).toEqual([]);
  for (const text of ["2", "X0001", "02-W0001", "02-1", "W0001-1"])
    expect(codesFor(text)).toEqual([]);
});

test("a parcel answers to its last digits, a unit to its name or code", () => {
  expect(codesFor("30003")).toEqual([]);
  expect(codesFor("10003")).toEqual([["parcel", "1407251012010010003"]]);
  expect(codesFor("14072510120101")).toContainEqual(["unit", "14072510120101"]);
  expect(codesFor("没有的村")).toEqual([]);
});

test("at most as many as asked for, and no wildcard reaches the query", () => {
  expect(search(project, "9999", 10)).toEqual([]);
  expect(search(project, "%", 10)).toEqual([]);
  expect(search(project, "1407251012", 1)).toHaveLength(0);
  expect(search(project, "01-W0001", 0)).toEqual([]);
});
