import { expect, test } from "vitest";
import { lawTable } from "../../../seeds/law-table.ts";
import { citation } from "./citation.ts";

test("D33: articles of one law stand together, each law by its name", () => {
  expect(citation(lawTable, ["rlc22", "cc490", "cc707"], "2022-01-01")).toBe(
    "《农村土地承包法》第二十二条;《民法典》第四百九十条、第七百零七条",
  );
});

test("D33: only texts of the day are a basis, others of the list are left out", () => {
  expect(citation(lawTable, ["rlc22", "cc490"], "2020-12-31")).toBe("《农村土地承包法》第二十二条");
  expect(citation(lawTable, ["cc705"], "2020-12-31")).toBe(
    "当时条文未核,参见《民法典》第七百零五条",
  );
  expect(citation(lawTable, ["cc705"], null)).toBe(
    "日期不详,当时条文未核,参见《民法典》第七百零五条",
  );
});

test("D33: a text with an end holds to its last day", () => {
  const articles = [
    { ref: "x1", law: "甲法", article: "第一条", from: "2000-01-01", to: "2009-12-31", says: "" },
    { ref: "x1", law: "甲法", article: "第二条", from: "2010-01-01", to: null, says: "" },
  ];
  const laws = { articles, decisions: [] };
  expect(citation(laws, ["x1"], "2009-12-31")).toBe("《甲法》第一条");
  expect(citation(laws, ["x1"], "2010-01-01")).toBe("《甲法》第二条");
  expect(citation(laws, ["x1"], "1999-01-01")).toBe("当时条文未核,参见《甲法》第二条");
});

test("a name that is not in the table is a fault, never an empty basis", () => {
  expect(() => citation(lawTable, ["zz1"], "2022-01-01")).toThrow("zz1");
  for (const { refs } of lawTable.decisions)
    expect(citation(lawTable, refs, "2026-01-01")).toMatch(/条/);
});
