import { expect, test } from "vitest";
import { fieldFormTitles } from "../../../shared/land/field-form.ts";
import {
  draftOf,
  type EntryDraft,
  emptyStack,
  type FieldPlot,
  type FormValues,
  muFault,
  needsReason,
  patchOf,
  typedPlot,
} from "./entry-draft.ts";

const plot = (code: string, change: Partial<FieldPlot> = {}): FieldPlot =>
  ({
    code,
    shortCode: code.slice(12),
    villageName: "东村(虚构)",
    class: "unconfirmed",
    ...change,
  }) as FieldPlot;

const empty = Object.fromEntries(
  Object.keys(fieldFormTitles).map((field) => [field, null]),
) as unknown as FormValues;

const draft: EntryDraft = { ...draftOf(empty), measuredMu: "3.5", tillerName: " 李四(虚构) " };

test("digits are enough inside a group, and ask for the group where they are not (D2)", () => {
  const plots = [
    plot("14072510120101W0012"),
    plot("14072510120102X0012"),
    plot("14072510120101W0001"),
  ];
  expect(typedPlot(plots, "1")).toBe(plots[2]);
  expect(typedPlot(plots, "12")).toMatch(/^有 2 块 12 号/);
  expect(typedPlot(plots, "W12")).toBe(plots[0]);
  expect(typedPlot(plots, "99")).toMatch(/没有 99 号/);
});

test("the facts of the stack fill what the form lacks and never write over it", () => {
  const stack = { ...emptyStack, signedOn: "2026-03-10", allSigned: true, owner: "group" } as const;
  const before = { ...empty, signedOn: "2026-03-01", leaderSigned: false };
  expect(patchOf(draft, stack, before)).toMatchObject({
    signedOn: "2026-03-01",
    leaderSigned: false,
    tillerSigned: true,
    owner: "group",
    measuredMu: "3.5",
    tillerName: "李四(虚构)",
    mismatchReason: null,
  });
});

test("mu that cannot be read is told, none is no fault", () => {
  expect(muFault({ ...draft, measuredMu: "三亩" })).not.toBeNull();
  expect(muFault({ ...draft, measuredMu: "" })).toBeNull();
});

test("another class than the proposed one asks for a reason, an undetermined plot does not", () => {
  const changed: EntryDraft = { ...draft, finalClass: "added_block" };
  expect(needsReason(plot("14072510120101W0012"), changed)).toBe(true);
  expect(needsReason(plot("14072510120101D0012", { class: "undetermined" }), changed)).toBe(false);
  expect(needsReason(plot("14072510120101W0012"), draft)).toBe(false);
});
