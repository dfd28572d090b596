import { isCultivated, isGarden, plotClasses } from "../../../shared/land/land-class.ts";
import { muOf, sumExact } from "../../../shared/land/mu.ts";
import type { History } from "./history.ts";
import type { PatchResult } from "./patch-result.ts";
import type { AreaTotal, GroupTotals, ResourceTotal, RunTotals } from "./report.ts";

const histories: readonly History[] = [
  "registered",
  "arable_before",
  "not_arable_before",
  "unknown",
];

interface Sums {
  planarM2: number[];
  ellipsoidM2: number[];
  parts: number;
}

/** Adds up a run as its patches come in; sums do not depend on their order (D9). */
export interface RunTally {
  addPatch(patch: PatchResult): void;
  totals(): RunTotals;
  /** Totals of every group that has left-over; `plots` is filled by the caller. */
  groups(nameOf: (code: string) => string): GroupTotals[];
  resources(): ResourceTotal[];
  /** Share of the covered household area that lies on 01xx and 02xx; null without any (D24). */
  householdOnFarmlandShare(): number | null;
  /** Share of 01xx and 02xx in the survey itself: what land thrown down anywhere would score. */
  farmlandShare(): number;
}

export function createTally(): RunTally {
  const columns = new Map<keyof RunTotals, number[]>();
  const areas = new Map<string, Map<string, Sums>>();
  const resources = new Map<string, { patches: number; planarM2: number[] }>();
  const household = { all: [] as number[], farmland: [] as number[] };
  const farmlandM2: number[] = [];
  const add = (column: keyof RunTotals, value: number) => {
    entry(columns, column, () => []).push(value);
  };

  return {
    addPatch: (patch) => {
      household.all.push(patch.householdM2);
      if (isCultivated(patch.dlbm) || isGarden(patch.dlbm)) {
        household.farmland.push(patch.householdM2);
        farmlandM2.push(patch.planarM2);
      }
      addToTotals(add, patch);
      if (patch.resourceGroup !== null) {
        const key = `${patch.resourceGroup}|${patch.dlbm}`;
        const resource = entry(resources, key, () => ({ patches: 0, planarM2: [] }));
        resource.patches++;
        resource.planarM2.push(patch.planarM2);
      }
      for (const piece of patch.pieces) {
        const group = entry(areas, piece.groupCode, () => new Map<string, Sums>());
        for (const key of [piece.class, piece.history]) {
          const sums = entry(group, key, () => ({ planarM2: [], ellipsoidM2: [], parts: 0 }));
          sums.planarM2.push(piece.planarM2);
          sums.ellipsoidM2.push(piece.ellipsoidM2);
          sums.parts += piece.parts;
        }
      }
    },
    totals: () => totalsOf(columns),
    groups: (nameOf) =>
      [...areas.keys()].sort().map((code) => groupTotals(code, nameOf(code), areas.get(code)!)),
    resources: () =>
      [...resources.keys()].sort().map((key) => {
        const [group, dlbm] = key.split("|") as [string, string];
        const { patches, planarM2 } = resources.get(key)!;
        return { group, dlbm, patches, planarM2: sumExact(planarM2) };
      }),
    householdOnFarmlandShare: () => {
      const all = sumExact(household.all);
      return all === 0 ? null : sumExact(household.farmland) / all;
    },
    farmlandShare: () => {
      const surveyM2 = totalsOf(columns).surveyM2;
      return surveyM2 === 0 ? 0 : sumExact(farmlandM2) / surveyM2;
    },
  };
}

function addToTotals(add: (column: keyof RunTotals, value: number) => void, patch: PatchResult) {
  add("surveyM2", patch.planarM2);
  if (patch.disposition === "other_class") {
    add("otherM2", patch.planarM2);
    return;
  }
  add("cultivatedM2", patch.planarM2);
  if (patch.disposition === "state_owned") add("stateOwnedM2", patch.planarM2);
  else if (patch.disposition === "unprocessed") add("unprocessedM2", patch.planarM2);
  else if (patch.disposition !== "reconciled") add("excludedM2", patch.planarM2);
  else {
    add("collectiveCultivatedM2", patch.planarM2);
    add("householdCoveredM2", patch.householdM2);
    add("householdCoveredM2", patch.otherContractM2);
    add("otherContractM2", patch.otherContractM2);
    for (const piece of patch.pieces) add("leftOverM2", piece.planarM2);
  }
}

function totalsOf(columns: ReadonlyMap<keyof RunTotals, number[]>): RunTotals {
  const sum = (column: keyof RunTotals) => sumExact(columns.get(column) ?? []);
  const totals = {
    surveyM2: sum("surveyM2"),
    otherM2: sum("otherM2"),
    cultivatedM2: sum("cultivatedM2"),
    stateOwnedM2: sum("stateOwnedM2"),
    excludedM2: sum("excludedM2"),
    unprocessedM2: sum("unprocessedM2"),
    collectiveCultivatedM2: sum("collectiveCultivatedM2"),
    householdCoveredM2: sum("householdCoveredM2"),
    otherContractM2: sum("otherContractM2"),
    leftOverM2: sum("leftOverM2"),
  };
  const balanceErrorM2 = sumExact([
    totals.collectiveCultivatedM2,
    -totals.householdCoveredM2,
    -totals.leftOverM2,
  ]);
  return { ...totals, balanceErrorM2 };
}

function groupTotals(code: string, name: string, sums: ReadonlyMap<string, Sums>): GroupTotals {
  const area = (key: string): AreaTotal => {
    const planarM2 = sumExact(sums.get(key)?.planarM2 ?? []);
    const ellipsoidM2 = sumExact(sums.get(key)?.ellipsoidM2 ?? []);
    return { planarM2, ellipsoidM2, mu: muOf(planarM2) };
  };
  const byHistory = Object.fromEntries(histories.map((h) => [h, area(h)]));
  const byClass = Object.fromEntries(
    plotClasses.map((c) => [c, { pieces: sums.get(c)?.parts ?? 0, ...area(c) }]),
  );
  return {
    code,
    name,
    plots: 0,
    byHistory: byHistory as GroupTotals["byHistory"],
    byClass: byClass as GroupTotals["byClass"],
  };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
