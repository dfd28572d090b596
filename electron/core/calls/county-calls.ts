import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { importLayer } from "../../../shared/contract/calls/common.ts";
import type { FieldMappingTemplate } from "../../../shared/contract/calls/county-calls.ts";
import type { Project } from "../project/project.ts";
import { getOption, setOption } from "../project/settings.ts";
import { applyTemplate, countyTemplate, readTemplate } from "../registers/county-template.ts";
import type { HandlersOf } from "./handler.ts";

const storedMapping = z.strictObject({
  name: z.string(),
  layer: importLayer,
  fieldMap: z.record(z.string(), z.string()),
});

/** What is stored; an entry that a newer program wrote otherwise is left alone and not shown. */
function mappingsOf(project: Pick<Project, "db">): FieldMappingTemplate[] {
  const entries = JSON.parse(getOption(project, "import_mappings")) as unknown[];
  return entries.flatMap((entry) => {
    const parsed = storedMapping.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
}

type MappingName = Pick<FieldMappingTemplate, "name" | "layer">;

function storeMappings(
  project: Project,
  { name, layer }: MappingName,
  added: readonly FieldMappingTemplate[],
): void {
  const others = mappingsOf(project).filter((one) => one.name !== name || one.layer !== layer);
  setOption(project, "import_mappings", JSON.stringify([...others, ...added]));
}

export const countyHandlers: HandlersOf<"template" | "mapping" | "form"> = {
  "template.export": (_input, session) => ({ text: countyTemplate(session.project()) }),
  "template.read": ({ text }, session) => readTemplate(session.project(), text),
  "template.apply": ({ text }, session) => applyTemplate(session.project(), text),
  "mapping.list": (_input, session) => ({ mappings: mappingsOf(session.project()) }),
  "mapping.save": (mapping, session) => {
    storeMappings(session.project(), mapping, [mapping]);
    return {};
  },
  "form.household": async () => {
    const { writeHouseholdForm } = await import("../exchange/household-form.ts");
    const folder = mkdtempSync(path.join(os.tmpdir(), "qhs-form-"));
    try {
      const file = path.join(folder, "form.xlsx");
      await writeHouseholdForm(file);
      return Uint8Array.from(readFileSync(file)).buffer;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  "mapping.remove": (name, session) => {
    storeMappings(session.project(), name, []);
    return {};
  },
};
