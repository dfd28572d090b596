import { optionDefaults } from "../../../seeds/option-defaults.ts";
import { templateDocument, templateFormat } from "../../../shared/contract/county-template.ts";
import { AppError } from "../../../shared/contract/errors.ts";
import { given } from "../../../shared/contract/given.ts";
import { ruleIds } from "../../../shared/ledger/contracts/rule.ts";
import { runCommand } from "../project/event-log.ts";
import { isOptionKey, type OptionKey, optionKeys } from "../project/option-keys.ts";
import type { Project } from "../project/project-state.ts";
import { getOption } from "../project/settings.ts";
import {
  listRules,
  type PlannedRule,
  plannedRule,
  type RuleChange,
  type SetRule,
} from "./contracts/rule-settings.ts";

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

/**
 * The county's options and contract rules as a JSON document, every one with its value, without anything of
 * one project.
 */
export function countyTemplate(project: Pick<Project, "db">): string {
  const keys = (Object.keys(optionDefaults) as OptionKey[]).filter((key) => !ofOneProject.has(key));
  const options = Object.fromEntries(keys.map((key) => [key, getOption(project, key)]));
  const rules = Object.fromEntries(listRules(project).map((set) => [set.rule.id, ruleOf(set)]));
  const template = { format: templateFormat, version: formatVersion, options, rules };
  return `${JSON.stringify(template, null, 2)}\n`;
}

/**
 * What a template would change here. Throws `file.kind` for a text that is none, `value.invalid` for a
 * value that an option does not take or that loosens a red block (D35); nothing is then taken from it.
 */
export function readTemplate(project: Pick<Project, "db">, text: string): TemplateOutcome {
  const { changes, leftOut } = planTemplate(project, text);
  return { changes, leftOut };
}

interface TemplatePlan extends TemplateOutcome {
  readonly options: readonly TemplateChange[];
  readonly rules: readonly PlannedRule[];
}

function planTemplate(project: Pick<Project, "db">, text: string): TemplatePlan {
  const document = documentOf(text);
  const entries = Object.entries(document.options);
  const usable = entries.flatMap(([key, value]) =>
    isOptionKey(key) && !ofOneProject.has(key) ? [{ key, value: checked(key, value) }] : [],
  );
  const known = new Set<string>(usable.map(({ key }) => key));
  const options = usable.flatMap(({ key, value }) => {
    const before = getOption(project, key);
    return before === value ? [] : [{ key, title: optionKeys[key].title, before, after: value }];
  });
  const ours = new Set<string>(ruleIds);
  const rules = Object.entries(document.rules).flatMap(([id, change]) => {
    const planned = ours.has(id) ? plannedRule(project, id, given(change)) : null;
    return planned === null ? [] : [{ id, ...planned }];
  });
  const ruleChanges = rules.map(({ id, title, before, after }) => ({
    key: id,
    title,
    before,
    after,
  }));
  const leftOut = [
    ...entries.map(([key]) => key).filter((key) => !known.has(key)),
    ...Object.keys(document.rules).filter((id) => !ours.has(id)),
  ];
  return { changes: [...options, ...ruleChanges], leftOut, options, rules };
}

function ruleOf({ rule, isEnabled, severity, parameters }: SetRule): RuleChange {
  const values = Object.entries(rule.parameters).map(
    ([name, { value }]) => [name, parameters[name] ?? value] as const,
  );
  return { isEnabled, severity, parameters: Object.fromEntries(values) };
}

/** Applies a template in one step, undoable as one. Throws as `readTemplate` does. */
export function applyTemplate(project: Project, text: string): TemplateOutcome {
  const { changes, leftOut, options, rules } = planTemplate(project, text);
  if (changes.length === 0) return { changes, leftOut };
  const find = project.db.prepare("SELECT uid FROM project_option WHERE key = ?").pluck();
  runCommand(project, { command: "template.apply", undoable: true }, (recorder) => {
    for (const { key, after } of options) {
      const uid = find.get(key);
      if (typeof uid === "string") recorder.update("project_option", uid, { value: after });
      else recorder.insert("project_option", { key, value: after });
    }
    for (const { write } of rules) write(recorder);
  });
  return { changes, leftOut };
}

function documentOf(text: string) {
  const read = templateDocument.safeParse(parsed(text));
  if (read.success) return read.data;
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
