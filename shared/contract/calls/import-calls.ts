import { z } from "zod";
import { command, longCommand, longQuery, query } from "./call-definition.ts";
import { areaM2, box, count, importLayer, nothing, refusal } from "./common.ts";

const candidate = z.strictObject({
  path: z.string(),
  fileName: z.string(),
  /** Folder below what was chosen, for people. */
  folder: z.string(),
  bytes: count,
  /** A layer, the household register, or nothing that can be told from the name. */
  target: z.union([importLayer, z.literal("household")]).nullable(),
  title: z.string(),
  why: z.string(),
  /** Why it cannot be taken as it is, such as a missing .dbf. */
  problem: z.string().nullable(),
});
export type ImportCandidate = z.infer<typeof candidate>;

const mode = z.enum(["add", "replace"]);

/** How a layer file is to be understood; what is left out is recognised from the file. */
const layerRequest = z.strictObject({
  layer: importLayer,
  file: z.string().min(1),
  encoding: z.string().optional(),
  /** `EPSG:n` or `CM=113.5` (D24). */
  crs: z.string().optional(),
  /** Standard name → field of the file. */
  fieldMap: z.record(z.string(), z.string()).optional(),
  /** Only rows whose unit code begins with this. */
  within: z
    .string()
    .regex(/^\d{6,14}$/)
    .optional(),
});

const fieldValue = z.union([z.string(), z.number(), z.null()]);
const previewRow = z.strictObject({ row: count, values: z.record(z.string(), fieldValue) });
const usedField = z.strictObject({ name: z.string(), title: z.string(), source: z.string() });

/** Every standard field of the layer and the field of the file that fills it, if any. */
const mappedField = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** Key of the value in `firstRows`. */
  column: z.string(),
  required: z.boolean(),
  source: z.string().nullable(),
});

const layerPreview = z.strictObject({
  layer: importLayer,
  title: z.string(),
  fileName: z.string(),
  rowsInFile: count,
  encoding: z.strictObject({ name: z.string(), reason: z.string() }),
  encodings: z.array(z.string()),
  crs: z.strictObject({ text: z.string(), reason: z.string(), project: z.string() }),
  fields: z.array(mappedField),
  fieldsUnused: z.array(z.string()),
  firstRows: z.array(previewRow),
  /** In the project's plane. */
  extent: box,
  /** Convex outline of what was looked at, x0,y0,x1,y1,… in the project's plane. */
  outline: z.array(z.number()),
  /** Keys that the project has already (D4); `rowsChecked` of the file were looked at. */
  duplicates: z.strictObject({ rowsChecked: count, count, first: z.array(z.string()) }),
});
export type LayerPreview = z.infer<typeof layerPreview>;

const registerTable = z.strictObject({
  table: z.string(),
  title: z.string(),
  source: z.string(),
  fields: z.array(mappedField),
  fieldsUnused: z.array(z.string()),
  firstRows: z.array(previewRow),
});

const householdPreview = z.strictObject({
  fileName: z.string(),
  tables: z.array(registerTable),
});

const notice = z.strictObject({
  row: count.nullable(),
  level: z.enum(["repaired", "skipped", "warning"]),
  code: z.string(),
  message: z.string(),
});
const unmatched = z.strictObject({ count, first: z.array(z.string()) });

const rowCounts = {
  rowsRead: count,
  rowsStored: count,
  rowsRepaired: count,
  rowsSkipped: count,
};

const importOutcome = {
  batchId: count,
  batchUid: z.string(),
  file: z.string(),
  sha256: z.string(),
  mode,
  ...rowCounts,
  notices: z.strictObject({ countsByCode: z.record(z.string(), count), first: z.array(notice) }),
  registerMatch: z
    .strictObject({
      registerWithoutParcel: unmatched,
      parcelWithoutRegister: unmatched,
      parcelWithoutHolder: unmatched,
    })
    .nullable(),
};

const layerImport = z.strictObject({
  layer: importLayer,
  title: z.string(),
  encoding: z.strictObject({ name: z.string(), reason: z.string() }),
  crs: z.strictObject({ text: z.string(), reason: z.string(), project: z.string() }),
  fieldsUsed: z.array(usedField),
  fieldsUnused: z.array(z.string()),
  firstRows: z.array(previewRow),
  within: z.string().nullable(),
  rowsInFile: count,
  rowsOutside: count,
  rowsReplaced: count,
  extent: box,
  planarAreaM2: areaM2,
  ...importOutcome,
});

const householdImport = z.strictObject({
  tables: z.array(
    z.strictObject({
      table: z.string(),
      title: z.string(),
      source: z.string(),
      rowsRead: count,
      rowsStored: count,
      rowsReplaced: count,
      fieldsUsed: z.array(usedField),
      fieldsUnused: z.array(z.string()),
      firstRows: z.array(previewRow),
    }),
  ),
  ...importOutcome,
});

const batch = z.strictObject({
  id: count,
  /** `table`: a sheet of one of the registers. */
  target: z.union([importLayer, z.literal("household"), z.literal("table")]),
  title: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  bytes: count,
  mode,
  within: z.string().nullable(),
  encoding: z.string().nullable(),
  sourceCrs: z.string().nullable(),
  crsReason: z.string().nullable(),
  ...rowCounts,
  /** Rows of it that still count. */
  rowsActive: count,
  /** A sheet that was taken back as a whole. */
  isWithdrawn: z.boolean(),
  notices: count,
  importedAt: z.string(),
  person: z.string(),
});

export const importCalls = {
  /** Looks through files and folders by name and guesses what each one is. */
  "import.scan": query(
    z.strictObject({ paths: z.array(z.string().min(1)).min(1) }),
    z.strictObject({ candidates: z.array(candidate) }),
  ),
  /**
   * How a layer would come in; a file that would be refused is an answer too, and may have a preview
   * beside it (imported before). `mappable` tells what can be mapped where a required field is missing.
   */
  "import.preview": longQuery(
    layerRequest,
    z.strictObject({
      refusal: refusal.nullable(),
      preview: layerPreview.nullable(),
      mappable: z
        .strictObject({ fields: z.array(mappedField), present: z.array(z.string()) })
        .nullable(),
    }),
  ),
  "import.previewHousehold": longQuery(
    z.strictObject({ file: z.string().min(1) }),
    z.strictObject({ refusal: refusal.nullable(), preview: householdPreview.nullable() }),
  ),
  "import.commit": longCommand(layerRequest.extend({ mode }), layerImport),
  "import.household": longCommand(
    z.strictObject({ file: z.string().min(1), mode }),
    householdImport,
  ),
  /** Newest first. */
  "import.batches": query(nothing, z.strictObject({ batches: z.array(batch) })),
  /**
   * Takes back the whole import of a sheet as one event, also the one of somebody else; refused with what
   * stands in the way where rows were changed since or others stand on them.
   */
  "import.withdraw": command(z.strictObject({ batchId: count }), nothing),
  "import.notices": query(
    z.strictObject({ batchId: count, offset: count, limit: z.int().min(1).max(1000) }),
    z.strictObject({ total: count, notices: z.array(notice.extend({ id: count })) }),
  ),
};
