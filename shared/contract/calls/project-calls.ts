import { z } from "zod";
import { command, query } from "./call-definition.ts";
import { areaM2, count, importLayer, nothing } from "./common.ts";

const layerState = z.strictObject({
  layer: importLayer,
  title: z.string(),
  features: count,
  planarM2: areaM2,
});

/** The project that is open, as the top bar and the first screen show it. */
export const projectState = z.strictObject({
  uid: z.string(),
  name: z.string(),
  countyCode: z.string().nullable(),
  /** The invented township that comes with the program. */
  isSample: z.boolean(),
  path: z.string(),
  /** `read` when another program has the file open for writing (D8). */
  mode: z.enum(["read", "write"]),
  person: z.string(),
  crsTitle: z.string().nullable(),
  /** UTC with offset: when the last event was stored. */
  lastSavedAt: z.string().nullable(),
  muDecimals: count,
  layers: z.array(layerState),
  holders: count,
  plots: count,
  lastRun: z
    .strictObject({ id: count, uid: z.string(), startedAt: z.string(), resultSha256: z.string() })
    .nullable(),
});
export type ProjectState = z.infer<typeof projectState>;

const recentProject = z.strictObject({
  path: z.string(),
  name: z.string(),
  openedAt: z.string(),
});

const listedEvent = z.strictObject({
  id: count,
  uid: z.string(),
  at: z.string(),
  person: z.string(),
  /** Chinese, such as `设置选项`. */
  title: z.string(),
  undoable: z.boolean(),
  undoOf: z.string().nullable(),
  rows: count,
});

export const projectCalls = {
  /**
   * Closes the project that is open and opens another, for writing where nobody else does. To read changes
   * no byte of the file (A6).
   */
  "project.open": command(
    z.strictObject({ path: z.string().min(1), mode: z.enum(["read", "write"]).default("write") }),
    projectState,
  ),
  "project.create": command(
    z.strictObject({
      path: z.string().min(1),
      name: z.string().trim().min(1).max(60),
      countyCode: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    }),
    projectState,
  ),
  "project.close": command(nothing, nothing),
  /** null while no project is open. */
  "project.state": query(nothing, projectState.nullable()),
  /** Newest first; files that are gone are left out. */
  "project.recent": query(nothing, z.strictObject({ projects: z.array(recentProject) })),
  /** Takes back this person's last undoable command and says which (D6). */
  "undo.last": command(nothing, z.strictObject({ said: z.string() })),
  "log.list": query(
    z.strictObject({ limit: z.int().min(1).max(1000) }),
    z.strictObject({ events: z.array(listedEvent) }),
  ),
};
