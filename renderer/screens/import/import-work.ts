import type { ImportCandidate } from "../../../shared/contract/calls/import-calls.ts";
import { useKept } from "../../app/use-kept.ts";

/** A layer of the contract, or the household register. */
export type Target = Exclude<ImportCandidate["target"], null>;

/** How the person wants one file to be understood; what is left out is recognised. */
export interface Reading {
  readonly target?: Target;
  readonly encoding?: string;
  readonly crs?: string;
  readonly fieldMap?: Readonly<Record<string, string>>;
}

/** What has been chosen and decided on this screen and not yet imported. */
export interface ImportWork {
  readonly paths: readonly string[];
  readonly readings: Readonly<Record<string, Reading>>;
  /** Files that have been imported from here, with their batch. */
  readonly done: Readonly<Record<string, number>>;
}

const nothing: ImportWork = { paths: [], readings: {}, done: {} };

const isWork = (kept: unknown): kept is ImportWork =>
  typeof kept === "object" && kept !== null && "paths" in kept && "readings" in kept;

export function useImportWork() {
  const [work, change] = useKept<ImportWork>("import", nothing, isWork);
  return {
    work,
    choose: (paths: readonly string[]) =>
      change((before) => ({ ...before, paths: [...new Set([...before.paths, ...paths])] })),
    read: (path: string, reading: Reading) =>
      change((before) => ({
        ...before,
        readings: { ...before.readings, [path]: { ...before.readings[path], ...reading } },
      })),
    finish: (path: string, batchId: number) =>
      change((before) => ({ ...before, done: { ...before.done, [path]: batchId } })),
    clear: () => change(() => nothing),
  };
}

/** What the calls take of a reading. */
export function requestOf(path: string, { encoding, crs, fieldMap }: Reading) {
  return {
    file: path,
    ...(encoding === undefined ? {} : { encoding }),
    ...(crs === undefined ? {} : { crs }),
    ...(fieldMap === undefined ? {} : { fieldMap: { ...fieldMap } }),
  };
}

export const targetTitles: Readonly<Record<Target, string>> = {
  survey: "三调图斑",
  parcels: "确权地块",
  household: "权属数据",
  groups: "组界",
  villages: "村界",
  baseline: "二调图斑",
  farmland: "基本农田保护区",
  landmarks: "地物",
  "contract-area": "合同界线",
};
