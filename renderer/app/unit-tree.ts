import type { Unit } from "../../shared/contract/calls/settings-calls.ts";
import { shortUnitName } from "../parts/texts.ts";

const villageDigits = 12;

/** A unit with those below it, as the scope switch lists them. */
export interface UnitNode {
  readonly value: string;
  readonly label: string;
  readonly children?: UnitNode[];
}

/**
 * Units under each other, from the first level on which there is something to choose: a lone county or
 * township is the whole project. A unit whose upper one is not in the data stands at the top.
 */
export function unitTree(units: readonly Unit[]): UnitNode[] {
  const codes = new Set(units.map(({ code }) => code));
  const below = Map.groupBy(units, ({ parent }) =>
    parent !== null && codes.has(parent) ? parent : "",
  );
  const nodesUnder = (code: string, name: string): UnitNode[] =>
    (below.get(code) ?? []).map((unit) => {
      const children = nodesUnder(unit.code, unit.name);
      const node = { value: unit.code, label: shortUnitName(unit.name, name) };
      return children.length === 0 ? node : { ...node, children };
    });
  return firstChoice(nodesUnder("", ""));
}

function firstChoice(nodes: UnitNode[]): UnitNode[] {
  const [only, another] = nodes;
  const isUpper = only !== undefined && only.value.length < villageDigits;
  return isUpper && another === undefined ? firstChoice(only.children ?? []) : nodes;
}

/** The codes from the top down to that unit; empty where it is not in the tree. */
export function pathTo(nodes: readonly UnitNode[], code: string): string[] {
  for (const { value, children } of nodes) {
    if (value === code) return [value];
    const below = pathTo(children ?? [], code);
    if (below.length > 0) return [value, ...below];
  }
  return [];
}
