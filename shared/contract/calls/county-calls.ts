import { z } from "zod";
import { command, query } from "./call-definition.ts";
import { bytes, importLayer, nothing } from "./common.ts";

const templateText = z.string().max(1_000_000);

const templateOutcome = z.strictObject({
  changes: z.array(
    z.strictObject({
      key: z.string(),
      title: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
  /** Options of the file that this program does not know, or that no template may set. */
  leftOut: z.array(z.string()),
});
export type TemplateOutcome = z.infer<typeof templateOutcome>;

const mapping = z.strictObject({
  name: z.string().trim().min(1).max(30),
  layer: importLayer,
  /** Standard name → field of the file. */
  fieldMap: z.record(z.string(), z.string()),
});

/** What a county hands on to its townships: options as a file, and how its files name their fields. */
export const countyCalls = {
  /** The project's options as JSON, without anything of this one project and without names of people. */
  "template.export": query(nothing, z.strictObject({ text: z.string() })),
  /** What a template would change; nothing is changed. */
  "template.read": query(z.strictObject({ text: templateText }), templateOutcome),
  /** In one step; undoable. */
  "template.apply": command(z.strictObject({ text: templateText }), templateOutcome),
  "mapping.list": query(nothing, z.strictObject({ mappings: z.array(mapping) })),
  /** Under a name of its layer; the same name again replaces it. Undoable. */
  "mapping.save": command(mapping, nothing),
  /** An empty household register with the headings that the import knows (XLSX). */
  "form.household": query(nothing, bytes),
  "mapping.remove": command(mapping.pick({ name: true, layer: true }), nothing),
};
export type FieldMappingTemplate = z.infer<typeof mapping>;
