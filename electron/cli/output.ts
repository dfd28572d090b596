import type { AppError } from "../../shared/contract/errors.ts";
import type { ProgressStep } from "../../shared/contract/progress.ts";
import { toSnakeCase } from "./json-case.ts";
import { displayWidth, padEnd } from "./text-table.ts";

/** Where the command line writes: the two streams of the process, or a test's. */
export interface Stream {
  write(text: string): unknown;
  isTTY?: boolean;
}

const barCells = 24;

/** One line of a progress bar, such as `读取图斑 [######------] 50% 100/200`. */
export function progressLine(step: ProgressStep): string {
  if (step.total <= 0) return `${step.phase} ${step.done}`;
  const share = Math.min(1, step.done / step.total);
  const filled = Math.round(share * barCells);
  const bar = "#".repeat(filled) + "-".repeat(barCells - filled);
  return `${step.phase} [${bar}] ${Math.floor(share * 100)}% ${step.done}/${step.total}`;
}

/** Writes results to standard output and everything else to standard error. */
export class Output {
  readonly #standardOutput: Stream;
  readonly #standardError: Stream;
  readonly #json: boolean;
  #progressWidth = 0;

  constructor(standardOutput: Stream, standardError: Stream, json: boolean) {
    this.#standardOutput = standardOutput;
    this.#standardError = standardError;
    this.#json = json;
  }

  /** Shows a step on a terminal; elsewhere a progress bar is only noise. */
  progress(step: ProgressStep): void {
    if (!this.#standardError.isTTY) return;
    const line = progressLine(step);
    this.#standardError.write(`\r${padEnd(line, this.#progressWidth)}`);
    this.#progressWidth = displayWidth(line);
  }

  #clearProgress(): void {
    if (this.#progressWidth === 0) return;
    this.#standardError.write(`\r${" ".repeat(this.#progressWidth)}\r`);
    this.#progressWidth = 0;
  }

  /**
   * The result: one JSON document or the lines for people, never both. No document where everything
   * was announced before.
   */
  result(data: object | null, lines: readonly string[]): void {
    this.#clearProgress();
    if (!this.#json) this.#write(lines.join("\n"));
    else if (data !== null) this.#write(JSON.stringify(toSnakeCase(data), null, 2));
  }

  /** What a command says while it goes on: one line of JSON, for programs that read line by line. */
  announcement(data: object, lines: readonly string[]): void {
    this.#clearProgress();
    this.#write(this.#json ? JSON.stringify(toSnakeCase(data)) : lines.join("\n"));
  }

  #write(text: string): void {
    if (text !== "") this.#standardOutput.write(`${text}\n`);
  }

  /** Help is for people, whatever else was asked for. */
  help(lines: readonly string[]): void {
    this.#standardOutput.write(`${lines.join("\n")}\n`);
  }

  /** What to do next, for people; nothing with `--json`. */
  hint(line: string): void {
    if (!this.#json) this.#standardError.write(`${line}\n`);
  }

  /** A failure: with `--json` a document on standard output, else the sentence on standard error. */
  failure(error: AppError): void {
    this.#clearProgress();
    if (this.#json) {
      const { code, kind, message, details } = error;
      const document = { error: { code, kind, message, details: toSnakeCase(details) } };
      this.#standardOutput.write(`${JSON.stringify(document, null, 2)}\n`);
      return;
    }
    this.#standardError.write(`${error.message}\n`);
    if (error.kind === "bug") {
      const cause = error.cause instanceof Error ? error.cause.stack : undefined;
      this.#standardError.write(`请把以下内容一并反映给开发人员:\n${cause ?? error.stack ?? ""}\n`);
    }
  }
}
