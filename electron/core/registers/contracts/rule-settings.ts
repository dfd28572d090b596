import { AppError } from "../../../../shared/contract/errors.ts";
import { contractRules } from "../../../../shared/ledger/contracts/contract-rules.ts";
import {
  type ContractRule,
  type Severity,
  severityNames,
} from "../../../../shared/ledger/contracts/rule.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { readRuleSettings } from "./check.ts";

/** A rule with what the county made of it. */
export interface SetRule {
  readonly rule: ContractRule;
  readonly isEnabled: boolean;
  /** Null: as each finding has it. */
  readonly severity: Severity | null;
  readonly parameters: Readonly<Record<string, number>>;
}

/** What is left out of a change stays as it is. */
export interface RuleChange {
  readonly isEnabled?: boolean;
  readonly severity?: Severity | null;
  readonly parameters?: Readonly<Record<string, number>>;
}

/** Every rule with its settings, in the order of its id. */
export function listRules(project: Pick<Project, "db">): SetRule[] {
  const settings = readRuleSettings(project);
  return contractRules.map((rule) => {
    const set = settings[rule.id];
    return {
      rule,
      isEnabled: set?.enabled !== false,
      severity: set?.severity ?? null,
      parameters: set?.parameters ?? {},
    };
  });
}

/**
 * Switches a rule on or off, or sets its severity and parameters; undoable. A setting that is there
 * already leaves no event. Throws `value.invalid` for a rule or parameter that there is not, and for
 * switching off or loosening a red block (D35).
 */
export function setRule(project: Project, id: string, change: RuleChange): void {
  const planned = plannedRule(project, id, change);
  if (planned !== null) {
    runCommand(project, { command: "rule.set", undoable: true }, planned.write);
  }
}

/** A change of a rule that may be written; before and after in words. */
export interface PlannedRule {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly write: (recorder: Recorder) => void;
}

/** Checks a change as `setRule` does, for a larger command to write it; null where nothing changes. */
export function plannedRule(
  project: Pick<Project, "db">,
  id: string,
  change: RuleChange,
): PlannedRule | null {
  const present = listRules(project).find(({ rule }) => rule.id === id);
  if (present === undefined) throw invalid(`没有规则 ${id}。`, { id });
  const { rule } = present;
  if (rule.block) refuseLooserBlock(rule, change);
  for (const name of Object.keys(change.parameters ?? {})) {
    if (!Object.hasOwn(rule.parameters, name)) {
      const names = Object.keys(rule.parameters).join("、") || "无";
      throw invalid(`规则 ${id} 没有参数 ${name}(可设:${names})。`, { id, name });
    }
  }
  const next: SetRule = {
    rule,
    isEnabled: change.isEnabled ?? present.isEnabled,
    severity: change.severity === undefined ? present.severity : change.severity,
    parameters: { ...present.parameters, ...change.parameters },
  };
  const [before, after] = [ruleText(present), ruleText(next)];
  if (before === after) return null;
  const row = {
    ...{ rule: id, enabled: Number(next.isEnabled), severity: next.severity },
    parameters: JSON.stringify(next.parameters),
  };
  const stored = project.db
    .prepare<[string], typeof row & { uid: string }>("SELECT * FROM rule_setting WHERE rule = ?")
    .get(id);
  return {
    title: `规则 ${id} ${rule.title}`,
    before,
    after,
    write: (recorder) => {
      if (stored === undefined) recorder.insert("rule_setting", row);
      else recorder.update("rule_setting", stored.uid, row);
    },
  };
}

/** The settings of a rule in words, with every parameter, set or not. */
function ruleText({ rule, isEnabled, severity, parameters }: SetRule): string {
  const values = Object.entries(rule.parameters).map(
    ([name, { title, value }]) => `${title} ${parameters[name] ?? value}`,
  );
  const weight = severity === null ? "按规则" : severityNames[severity];
  return [isEnabled ? "开" : "关", `轻重${weight}`, ...values].join(",");
}

/** A red block stays on and red, and its limit may only be drawn closer (D35). */
function refuseLooserBlock({ id, title, parameters }: ContractRule, change: RuleChange): void {
  if (change.isEnabled === false) throw invalid(`${id}(${title})是红线,不能关闭。`, { id });
  if ((change.severity ?? "red") !== "red") {
    throw invalid(`${id}(${title})是红线,轻重只能是红。`, { id });
  }
  for (const [name, value] of Object.entries(change.parameters ?? {})) {
    const parameter = parameters[name];
    if (parameter === undefined || value <= parameter.value) continue;
    throw invalid(
      `${id}(${title})是红线,“${parameter.title}”只能改严,不能大于 ${parameter.value}。`,
      { id, name },
    );
  }
}

function invalid(message: string, details: Record<string, unknown>): AppError {
  return new AppError("value.invalid", message, { details });
}
