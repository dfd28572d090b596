import { createHash } from "node:crypto";
import { AppError } from "../../../shared/contract/errors.ts";
import { canonicalJson, type JsonObject } from "./canonical-json.ts";
import { runCommand } from "./event-log.ts";
import type { Project } from "./project-state.ts";

/** What an exception is about; `values` are those that triggered the rule. */
export interface ExceptionKey {
  readonly kind: string;
  readonly subject: string;
  readonly rule: string;
}

export interface ExceptionState {
  /** `reopened`: there is one, but the values behind it have changed since (D5). */
  readonly status: "none" | "valid" | "reopened";
  readonly reason: string | null;
}

/** Accepts what a rule found, with a reason, for as long as the values stay; undoable. */
export function setException(
  project: Project,
  key: ExceptionKey,
  values: JsonObject,
  reason: string,
): void {
  if (reason.trim() === "") {
    throw new AppError("value.invalid", "设为例外须写明理由。", { details: { ...key } });
  }
  const row = { ...key, values_digest: digestOf(values), reason: reason.trim(), reopened: 0 };
  const present = find(project, key);
  runCommand(project, { command: "exception.set", undoable: true }, (recorder) => {
    if (present === null) recorder.insert("exception", row);
    else recorder.update("exception", present.uid, row);
  });
}

/** Takes an exception away; undoable. Does nothing when there is none. */
export function clearException(project: Project, key: ExceptionKey): void {
  const present = find(project, key);
  if (present === null) return;
  runCommand(project, { command: "exception.clear", undoable: true }, (recorder) => {
    recorder.remove("exception", present.uid);
  });
}

/** Whether a finding is covered by an exception for exactly these values. */
export function exceptionFor(
  project: Pick<Project, "db">,
  kind: string,
  subject: string,
  rule: string,
  values: JsonObject,
): ExceptionState {
  const present = find(project, { kind, subject, rule });
  if (present === null) return { status: "none", reason: null };
  const same = present.reopened === 0 && present.values_digest === digestOf(values);
  return { status: same ? "valid" : "reopened", reason: present.reason };
}

interface StoredException {
  readonly uid: string;
  readonly values_digest: string;
  readonly reason: string;
  readonly reopened: number;
}

function find(project: Pick<Project, "db">, key: ExceptionKey): StoredException | null {
  const row = project.db
    .prepare("SELECT * FROM exception WHERE kind = @kind AND subject = @subject AND rule = @rule")
    .get(key);
  return (row as StoredException | undefined) ?? null;
}

function digestOf(values: JsonObject): string {
  return createHash("sha256").update(canonicalJson(values)).digest("hex");
}
