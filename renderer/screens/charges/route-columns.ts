import { createElement } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { Mark } from "../../parts/mark.tsx";
import { routeName } from "./route-words.ts";

export type RoutePlot = CallOutput<"routes.check">["plots"][number];

/** Where a plot stands: a contract in force comes before everything else (V7). */
function standingOf({ contractNumber, chosenRoute }: RoutePlot): string {
  if (contractNumber !== null) return "合同内";
  return chosenRoute === null ? "未选" : `已选${routeName(chosenRoute)}`;
}

const openRoutes = ({ checks }: RoutePlot) =>
  checks.filter(({ blocks, missing }) => blocks.length === 0 && missing.length === 0);

const namesOf = (checks: RoutePlot["checks"]) =>
  checks.map(({ routeName: name }) => name).join("、");

/** Plots with the routes that are open to them; no amounts stand here. */
export const routeColumns: readonly GridColumn<RoutePlot>[] = [
  { key: "code", title: "图斑", kind: "code", widthPx: 110, value: (row) => row.shortCode },
  { key: "tiller", title: "种地人", kind: "text", widthPx: 100, value: (row) => row.tillerName },
  { key: "class", title: "地类", kind: "text", widthPx: 80, value: (row) => row.landClass },
  {
    key: "signedMu",
    title: "签字亩数(亩)",
    kind: "number",
    widthPx: 116,
    value: (row) => (row.signedMu === null ? null : Number(row.signedMu)),
    text: (row) => row.signedMu ?? "",
  },
  {
    key: "standing",
    title: "状态",
    kind: "text",
    widthPx: 120,
    value: standingOf,
    render: (row) =>
      createElement(Mark, {
        kind: row.contractNumber !== null ? "bad" : row.chosenRoute === null ? "plain" : "good",
        text: standingOf(row),
      }),
  },
  {
    key: "posted",
    title: "公示的处置",
    kind: "text",
    widthPx: 100,
    value: (row) => routeName(row.postedRoute),
  },
  {
    key: "open",
    title: "现在就能办",
    kind: "text",
    widthPx: 160,
    grows: true,
    value: (row) => namesOf(openRoutes(row)),
  },
  {
    key: "blocked",
    title: "法律不许",
    kind: "text",
    widthPx: 160,
    grows: true,
    value: (row) => namesOf(row.checks.filter(({ blocks }) => blocks.length > 0)),
  },
];
