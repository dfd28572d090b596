import { z } from "zod";
import { importLayer } from "../../shared/contract/calls/common.ts";
import { plotClasses } from "../../shared/land/land-class.ts";
import { measuredImportSchema } from "./schemas/measured-import-schema.ts";

/**
 * The JSON document of each command with `--json`, in snake_case (D43). Strict: a name that is not
 * here is a fault of the command, which the tests find.
 */
const count = z.int().nonnegative();
const areaM2 = z.number();

export const newSchema = z.strictObject({
  file: z.string(),
  name: z.string(),
  county_code: z.string().nullable(),
});

export const serveSchema = z.strictObject({ url: z.string(), token: z.string() });

export const infoSchema = z.strictObject({
  file: z.string(),
  name: z.string(),
  county_code: z.string().nullable(),
  uid: z.string(),
  crs: z.string().nullable(),
  layers: z.array(
    z.strictObject({ table: z.string(), title: z.string(), features: count, planar_m2: areaM2 }),
  ),
  holders: count,
  runs: count,
  last_run: z
    .strictObject({ uid: z.string(), started_at: z.string(), result_sha256: z.string() })
    .nullable(),
  plots: count,
  events: count,
});

export const plotsSchema = z.strictObject({
  plots: z.array(
    z.strictObject({
      code: z.string(),
      short_code: z.string(),
      group: z.string(),
      group_name: z.string(),
      class: z.enum(plotClasses),
      sub_class: z.string(),
      final_class: z.string().nullable(),
      history: z.enum(["registered", "arable_before", "not_arable_before", "unknown"]),
      reason: z.string(),
      planar_m2: areaM2,
      ellipsoid_m2: areaM2,
      ridge_free_m2: areaM2,
      mu: z.number(),
      mean_width_m: z.number(),
      neighbours: z.strictObject({
        east: z.string().nullable(),
        south: z.string().nullable(),
        west: z.string().nullable(),
        north: z.string().nullable(),
      }),
      sheet_codes: z.array(z.string()),
      survey_patch: z.string().nullable(),
      label_east_m: z.number(),
      label_north_m: z.number(),
      contract_name: z.string().nullable(),
    }),
  ),
});

export const setSchema = z.strictObject({
  target: z.enum(["village", "group", "option"]),
  key: z.string(),
  value: z.union([z.string(), z.literal(true)]),
});

export const logSchema = z.strictObject({
  events: z.array(
    z.strictObject({
      id: count,
      uid: z.string(),
      at: z.string(),
      person: z.string(),
      command: z.string(),
      kind: z.enum(["rows", "bulk", "undo"]),
      undoable: z.boolean(),
      undo_of: z.string().nullable(),
      rows: count,
    }),
  ),
});

export const undoSchema = z.strictObject({
  undone: z.strictObject({ id: count, uid: z.string(), at: z.string(), command: z.string() }),
});

export const backupSchema = z.strictObject({ file: z.string(), copy: z.string() });

export const restoreSchema = z.strictObject({
  file: z.string(),
  copy: z.string(),
  kept_aside: z.string().nullable(),
});

const areaTotal = { planar_m2: areaM2, ellipsoid_m2: areaM2, mu: z.number() };
const classTotal = z.strictObject({ pieces: count, ...areaTotal });
const historyTotal = z.strictObject(areaTotal);
const finding = z.strictObject({
  layer: z.string(),
  subject: z.string(),
  other_subject: z.string().nullable(),
  group: z.string().nullable(),
  reason: z.string(),
  planar_m2: areaM2,
  exception: z.enum(["none", "valid", "reopened"]),
});

const totals = z.strictObject({
  survey_m2: areaM2,
  other_m2: areaM2,
  cultivated_m2: areaM2,
  state_owned_m2: areaM2,
  excluded_m2: areaM2,
  unprocessed_m2: areaM2,
  collective_cultivated_m2: areaM2,
  household_covered_m2: areaM2,
  other_contract_m2: areaM2,
  left_over_m2: areaM2,
  balance_error_m2: areaM2,
});

export const reconcileSchema = z.strictObject({
  run: z.strictObject({
    id: count,
    status: z.enum(["accepted", "proposed", "failed"]),
    engine: z.enum(["clipper", "turf"]),
    parameters: z.strictObject({
      min_width_m: z.number(),
      min_area_mu: z.number(),
      edge_width_m: z.number(),
      edge_area_mu: z.number(),
      baseline_tolerance_m: z.number(),
      no_baseline_rule: z.enum(["a", "b"]),
      code_map: z.record(z.string(), z.string()),
    }),
    inputs: z.array(
      z.strictObject({
        layer: z.string(),
        file: z.string(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        features: count,
      }),
    ),
    result_sha256: z.string().regex(/^[0-9a-f]{64}$/),
    turf_check: z.strictObject({ patches: count, max_difference_m2: areaM2 }),
    forced_reason: z.string().nullable(),
    seconds: z.number(),
  }),
  problems: z.array(z.string()),
  household_on_farmland_share: z.number().nullable(),
  totals,
  groups: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      plots: count,
      by_history: z.strictObject({
        registered: historyTotal,
        arable_before: historyTotal,
        not_arable_before: historyTotal,
        unknown: historyTotal,
      }),
      by_class: z.strictObject({
        unconfirmed: classTotal,
        added_edge: classTotal,
        added_block: classTotal,
        undetermined: classTotal,
        overflow: classTotal,
        ridge: classTotal,
        sliver: classTotal,
      }),
    }),
  ),
  resources: z.array(
    z.strictObject({ group: z.string(), dlbm: z.string(), patches: count, planar_m2: areaM2 }),
  ),
  omissions: z.array(finding),
  parcel_overlaps: z.array(finding),
  survey_overlaps: z.array(finding),
  repaired: z.array(finding),
  unprocessed: z.array(
    z.strictObject({
      layer: z.string(),
      feature: z.string(),
      reason: z.string(),
      planar_m2: areaM2,
    }),
  ),
  plot_changes: z.array(
    z.strictObject({
      kind: z.enum(["new", "gone", "changed", "would_change"]),
      code: z.string(),
      planar_m2_before: areaM2.nullable(),
      planar_m2_after: areaM2.nullable(),
      reason: z.string(),
    }),
  ),
  notices: z.array(z.string()),
});

const fieldValue = z.union([z.string(), z.number(), z.null()]);
const notices = z.strictObject({
  counts_by_code: z.record(z.string(), count),
  first: z.array(
    z.strictObject({
      row: count.nullable(),
      level: z.enum(["repaired", "skipped", "warning"]),
      code: z.string(),
      message: z.string(),
    }),
  ),
});
const unmatched = z.strictObject({ count, first: z.array(z.string()) });
const registerMatch = z.strictObject({
  register_without_parcel: unmatched,
  parcel_without_register: unmatched,
  parcel_without_holder: unmatched,
});

const rowCounts = {
  rows_read: count,
  rows_stored: count,
  rows_repaired: count,
  rows_skipped: count,
};
const layerImportSchema = z.strictObject({
  layer: importLayer,
  title: z.string(),
  file: z.string(),
  encoding: z.strictObject({ name: z.string(), reason: z.string() }),
  crs: z.strictObject({ text: z.string(), reason: z.string(), project: z.string() }),
  fields_used: z.array(z.strictObject({ name: z.string(), title: z.string(), source: z.string() })),
  fields_unused: z.array(z.string()),
  first_rows: z.array(z.strictObject({ row: count, values: z.record(z.string(), fieldValue) })),
  ...rowCounts,
  batch_id: count,
  batch_uid: z.string(),
  sha256: z.string(),
  mode: z.enum(["add", "replace"]),
  within: z.string().nullable(),
  rows_in_file: count,
  rows_outside: count,
  rows_replaced: count,
  notices,
  extent: z.array(z.number()).length(4),
  planar_area_m2: areaM2,
  register_match: registerMatch.nullable(),
});

const householdImportSchema = z.strictObject({
  file: z.string(),
  ...rowCounts,
  batch_id: count,
  batch_uid: z.string(),
  sha256: z.string(),
  mode: z.enum(["add", "replace"]),
  tables: z.array(
    z.strictObject({
      table: z.string(),
      title: z.string(),
      source: z.string(),
      rows_read: count,
      rows_stored: count,
      rows_replaced: count,
      fields_used: z.array(
        z.strictObject({ name: z.string(), title: z.string(), source: z.string() }),
      ),
      fields_unused: z.array(z.string()),
      first_rows: z.array(z.strictObject({ row: count, values: z.record(z.string(), fieldValue) })),
    }),
  ),
  notices,
  register_match: registerMatch.nullable(),
});

export const importSchema = z.union([
  layerImportSchema,
  householdImportSchema,
  measuredImportSchema,
]);

export const verifySchema = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  ok: z.boolean(),
  checks: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      ok: z.boolean(),
      faults: z.array(z.string()),
    }),
  ),
});

export const exportSchema = z.strictObject({
  layer: z.enum(["plots", "pieces", "parcels", "survey", "resources"]),
  format: z.enum(["shp", "geojson", "gpkg", "xlsx", "csv"]),
  files: z.array(z.string()),
  row_count: count,
  planar_area_m2: areaM2,
  extent: z.array(z.number()).length(4).nullable(),
  crs: z.string(),
  secrecy_warning: z.string().nullable(),
  notices,
});

export const sheetsSchema = z.strictObject({
  run_id: count,
  packs: z.array(
    z.strictObject({
      group: z.string(),
      group_name: z.string(),
      pdf: z.string(),
      pdf_sha256: z.string(),
      xlsx: z.string(),
      version: count,
      pages: z.strictObject({ all: count, cover: count, map: count, list: count, forms: count }),
      plots: count,
      planar_m2: areaM2,
      mu: z.number(),
      printed_mu: z.string(),
      extent: z.array(z.number()).length(4).nullable(),
      missing_characters: z.array(z.string()),
      labels_without_room: count,
    }),
  ),
  town_workbooks: z.array(z.string()),
  planar_m2: areaM2,
  mu: z.number(),
  printed_mu: z.string(),
  pages: count,
  warnings: z.array(z.string()),
});

export const demoSchema = z.strictObject({
  project: z.string(),
  imports: z.array(
    z.strictObject({
      title: z.string(),
      file: z.string(),
      rows_stored: count,
      rows_skipped: count,
    }),
  ),
  result_sha256: z.string(),
  totals,
  verified: z.boolean(),
  sheets: sheetsSchema,
});

const comparison = z.strictObject({
  patch_uid: z.string(),
  clipper_left_over_m2: areaM2.nullable(),
  turf_left_over_m2: areaM2.nullable(),
  difference_m2: areaM2.nullable(),
  tolerance_m2: areaM2.nullable(),
  failure: z.string().nullable(),
});

export const crosscheckSchema = z.strictObject({
  patches: count,
  patches_in_run: count,
  seed: count,
  max_difference_m2: areaM2,
  failures: z.array(comparison),
  beyond_tolerance: z.array(comparison),
});
