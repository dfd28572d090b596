import type { Database } from "better-sqlite3";
import {
  type KeyCheck,
  leftBeside,
  refuseActiveKeys,
  repeatedKeys,
  retireReplaced,
} from "./import-keys.ts";
import type { ImportMode } from "./import-report.ts";
import type { OpenLayer } from "./layer-reading.ts";
import type { NoticeTally } from "./notice-tally.ts";

function keyCheckOf({ definition, mapping }: OpenLayer, batchId: number): KeyCheck {
  const mapped = mapping.used.map((one) => one.definition);
  const names = definition.keys.find((key) =>
    key.every((name) => mapped.some((one) => one.name === name)),
  );
  const keyFields = mapped.filter((one) => names?.includes(one.name));
  return {
    table: definition.table,
    title: definition.title,
    batchId,
    keyColumns: keyFields.map((one) => one.column),
    keyTitles: keyFields.map((one) => one.title),
  };
}

/** Column with the unit code, or null where the file has none. */
function unitColumnOf({ definition, mapping }: OpenLayer): string | null {
  const name = definition.withinFields.find((field) =>
    mapping.used.some((one) => one.definition.name === field),
  );
  return name?.toLowerCase() ?? null;
}

/**
 * Settles, by mode, the keys of a layer whose rows have just been stored: those twice in the file, those
 * that are active already (D4). Returns how many earlier rows were replaced.
 * @throws AppError `import.duplicateKey` in mode add.
 */
export function settleLayerKeys(
  db: Database,
  layer: OpenLayer,
  { batchId, mode }: { batchId: number; mode: ImportMode },
  tally: NoticeTally,
): number {
  const check = keyCheckOf(layer, batchId);
  for (const notice of repeatedKeys(db, check)) tally.add(notice);
  if (mode === "add") {
    refuseActiveKeys(db, check);
    return 0;
  }
  const replaced = retireReplaced(db, check, layer.within);
  const unitColumn = unitColumnOf(layer);
  if (layer.within === null && unitColumn !== null && check.keyColumns.length > 0) {
    for (const notice of leftBeside(db, check, unitColumn)) tally.add(notice);
  }
  return replaced;
}
