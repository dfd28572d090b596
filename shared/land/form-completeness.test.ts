import { expect, test } from "vitest";
import {
  disposalRouteNames,
  disposalRoutes,
  type FieldFormValues,
  fieldFormTitles,
  formFromMu,
  landOriginNames,
  landOwnerNames,
  landUseNames,
  measureMethodNames,
  plotStateNames,
} from "./field-form.ts";
import { finalClasses, finalClassName } from "./final-class.ts";
import { formContradictions, missingFormFields } from "./form-completeness.ts";

const fields = Object.keys(fieldFormTitles);
const empty = Object.fromEntries(fields.map((name) => [name, null])) as unknown as FieldFormValues;
const full: FieldFormValues = {
  ...empty,
  landUse: "planted",
  measuredMu: "3.25",
  measureMethod: "gps",
  tillerName: "赵六(虚构)",
  isMember: true,
  finalClass: "unconfirmed",
  owner: "village",
  route: "let",
  tillerSigned: true,
  neighboursSigned: 2,
  leaderSigned: true,
  cadreSigned: true,
  signedOn: "2026-03-01",
};
const plot = { proposedClass: "unconfirmed", planarM2: 2000 };

test("issue 3 §2.4: an empty form lacks what the paper asks for, in the paper's words", () => {
  const missing = missingFormFields(empty, plot).map((field) => fieldFormTitles[field]);
  expect(missing).toEqual([
    "现状",
    "现场丈量(亩)",
    "丈量方法",
    "认定类别",
    "归属",
    "处置意见",
    "现耕种人",
    "本集体成员",
    "现耕种人签字",
    "相邻户签字",
    "组长签字",
    "村干部签字",
    "签字日期",
  ]);
  expect(missingFormFields(full, plot)).toEqual([]);
});

test("fallow land may have no tiller; small plots have no place for neighbours (D30)", () => {
  const fallow = { ...full, landUse: "fallow", tillerName: null, tillerSigned: null } as const;
  expect(missingFormFields(fallow, plot)).toEqual([]);
  const small = { ...plot, planarM2: (formFromMu / 0.0015) * 0.99 };
  expect(missingFormFields({ ...full, neighboursSigned: null }, small)).toEqual([]);
  expect(missingFormFields({ ...full, neighboursSigned: 0 }, plot)).toEqual(["neighboursSigned"]);
});

test("another class than proposed needs its reason, unless nothing was proposed", () => {
  const other = { ...full, finalClass: "added_block" } as const;
  expect(missingFormFields(other, plot)).toEqual(["mismatchReason"]);
  expect(missingFormFields({ ...other, mismatchReason: "二调后开垦" }, plot)).toEqual([]);
  expect(missingFormFields(other, { ...plot, proposedClass: "undetermined" })).toEqual([]);
});

test("land.md §6: state, disputed and confirmed land is not let or charged", () => {
  expect(formContradictions(full, null)).toEqual([]);
  expect(formContradictions({ ...full, owner: "disputed" }, null)[0]).toContain("国有或争议");
  expect(formContradictions({ ...full, finalClass: "overflow" }, null)[0]).toContain("承包地");
  expect(formContradictions({ ...full, insideContract: true }, null)[0]).toContain("合同内");
  expect(formContradictions({ ...full, owner: "state", route: "hand_over" }, null)).toEqual([]);
  expect(formContradictions({ ...full, insideContract: true, route: "renegotiate" }, null)).toEqual(
    [],
  );
});

test("V7: what the register has under a contract is not let on, whatever the form says", () => {
  expect(full.route).not.toBe("renegotiate");
  const outside = { ...full, insideContract: false };
  expect(formContradictions(outside, "四荒-1")).toEqual([expect.stringContaining("四荒-1")]);
  expect(formContradictions({ ...outside, insideContract: true }, "四荒-1")).toHaveLength(1);
  expect(formContradictions({ ...outside, route: "renegotiate" }, "四荒-1")).toEqual([]);
  expect(formContradictions({ ...outside, route: "keep" }, "四荒-1")).toEqual([]);
});

test("every word of the lists has a Chinese name", () => {
  const named = [
    landUseNames,
    measureMethodNames,
    landOriginNames,
    landOwnerNames,
    disposalRouteNames,
    plotStateNames,
  ];
  for (const names of named) for (const name of Object.values(names)) expect(name).not.toBe("");
  expect(disposalRoutes.map((route) => disposalRouteNames[route])).toContain("补签补费");
  expect(finalClasses.map(finalClassName)).toContain("误差(已确权)");
});
