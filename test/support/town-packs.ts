import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { packOf } from "../../electron/core/calls/county-desk.ts";
import { packBytes } from "../../electron/core/exchange/report-pack/pack-file.ts";
import { closeProject, openProject } from "../../electron/core/project/project.ts";
import { reportBasis } from "../../electron/core/reports/indicators/indicator-figures.ts";
import { writeIndicatorProject } from "./indicator-project.ts";

/** 9 digits of an invented town. */
export const townCode = (n: number) => `9907251${String(n).padStart(2, "0")}`;

export interface PackScene {
  n: number;
  asOf: string;
  /** Contracts of which the problem is closed; more in a later week. */
  closed: number;
  options?: Record<string, string>;
}

/** A town's project in a folder, and its pack of a date; everything in it is invented. */
export function townPack(
  folder: string,
  { n, asOf, closed, options = {} }: PackScene,
): Buffer<ArrayBufferLike> {
  const file = path.join(folder, `${asOf}-${n}-${Object.keys(options).length}.gpkg`);
  writeIndicatorProject(file, {
    ...{ town: townCode(n), villages: 2, contracts: 30, problems: 20, closed, options },
  });
  const project = openProject(file, { mode: "read", person: "测试" });
  const pack = packOf(project, reportBasis(project, { asOf, knownAt: null, scopeCode: "" }));
  closeProject(project);
  return packBytes(pack);
}

/** Packs of several towns as files of a new folder, `1.qhsreport` and so on. */
export function packFolder(
  folder: string,
  name: string,
  scene: { asOf: string; towns: readonly number[]; more?: number },
): string {
  const into = path.join(folder, name);
  mkdirSync(into);
  for (const n of scene.towns) {
    const bytes = townPack(folder, { n, asOf: scene.asOf, closed: 2 + n + (scene.more ?? 0) });
    writeFileSync(path.join(into, `${n}.qhsreport`), bytes);
  }
  return into;
}

export const twelveTowns: readonly number[] = Array.from({ length: 12 }, (_, n) => n + 1);
