import { first } from "./0010-first.ts";
import { findPatches } from "./0020-find-patches.ts";
import { fieldWork } from "./0030-field-work.ts";
import { contracts } from "./0040-contracts.ts";
import { money } from "./0050-money.ts";
import { reports } from "./0060-reports.ts";

export interface Migration {
  /** Steps of ten, so that a correction fits between. */
  readonly version: number;
  readonly sql: string;
}

/** Every migration there ever was, oldest first. A file made by any of them stays readable. */
export const migrations: readonly Migration[] = [
  first,
  findPatches,
  fieldWork,
  contracts,
  money,
  reports,
];

/** The schema version this program writes. */
export const schemaVersion = Math.max(...migrations.map(({ version }) => version));
