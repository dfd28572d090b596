import { optionDefaults } from "../../../seeds/option-defaults.ts";
import { AppError } from "../../../shared/contract/errors.ts";
import { runCommand } from "./event-log.ts";
import { isOptionKey, type OptionKey, optionKeys } from "./option-keys.ts";
import type { Project } from "./project-state.ts";
import { getOption } from "./settings.ts";

/** Options that belong to one project or one office, or that may name a person: no county hands them on. */
const ofOneProject: ReadonlySet<OptionKey> = new Set([
  "survey_date",
  "parcels_date",
  "baseline_date",
  "return_date",
  "telephone",
  "posting_period",
  "posting_place",
  "meeting_name",
  "meeting_date",
  "township_approval",
  "backdrop_files",
]);

const formatName = "qhs-county-template";
const formatVersion = 1;

/** What applying a template changes. */
export interface TemplateChange {
  readonly key: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

export interface TemplateOutcome {
  readonly changes: readonly TemplateChange[];
  /** Options that this program does not know, or that no template may set. */
  readonly leftOut: readonly string[];
}

/** The county's options as a JSON document, every one with its value, without anything of one project. */
export function countyTemplate(project: Pick<Project, "db">): string {
  const keys = (Object.keys(optionDefaults) as OptionKey[]).filter((key) => !ofOneProject.has(key));
  const options = Object.fromEntries(keys.map((key) => [key, getOption(project, key)]));
  const template = { format: formatName, version: formatVersion, options };
  return `${JSON.stringify(template, null, 2)}\n`;
}

/**
 * What a template would change here. Throws `file.kind` for a text that is none, `value.invalid` for a
 * value that an option does not take; nothing is then taken from it.
 */
export function readTemplate(project: Pick<Project, "db">, text: string): TemplateOutcome {
  const given = Object.entries(optionsOf(text));
  const usable = given.flatMap(([key, value]) =>
    isOptionKey(key) && !ofOneProject.has(key) ? [{ key, value: checked(key, value) }] : [],
  );
  const known = new Set<string>(usable.map(({ key }) => key));
  const changes = usable.flatMap(({ key, value }) => {
    const before = getOption(project, key);
    return before === value ? [] : [{ key, title: optionKeys[key].title, before, after: value }];
  });
  return { changes, leftOut: given.map(([key]) => key).filter((key) => !known.has(key)) };
}

/** Applies a template in one step, undoable as one. Throws as `readTemplate` does. */
export function applyTemplate(project: Project, text: string): TemplateOutcome {
  const outcome = readTemplate(project, text);
  if (outcome.changes.length === 0) return outcome;
  const find = project.db.prepare("SELECT uid FROM project_option WHERE key = ?").pluck();
  runCommand(project, { command: "template.apply", undoable: true }, (recorder) => {
    for (const { key, after } of outcome.changes) {
      const uid = find.get(key);
      if (typeof uid === "string") recorder.update("project_option", uid, { value: after });
      else recorder.insert("project_option", { key, value: after });
    }
  });
  return outcome;
}

function optionsOf(text: string): Record<string, unknown> {
  const document = parsed(text);
  const isTemplate =
    typeof document === "object" &&
    document !== null &&
    "format" in document &&
    document.format === formatName &&
    "options" in document &&
    typeof document.options === "object" &&
    document.options !== null;
  if (isTemplate) return document.options as Record<string, unknown>;
  throw new AppError(
    "file.kind",
    "这个文件不是清化收的县模板。请选“导出县模板”存出来的 .json 文件。",
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return null;
  }
}

function checked(key: OptionKey, value: unknown): string {
  const { title, problem } = optionKeys[key];
  const wrong = typeof value === "string" ? problem(value) : "须是文字";
  if (wrong === null && typeof value === "string") return value;
  throw new AppError("value.invalid", `模板里的“${title}”${wrong}。模板没有套用。`, {
    details: { key },
  });
}
