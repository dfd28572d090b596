import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { AppError } from "../../shared/contract/errors.ts";
import type { Command, OptionDeclaration, OptionTable, ParsedOptions } from "./command.ts";

type Value = ParsedOptions[string];

export interface ParsedArguments {
  positionals: readonly string[];
  options: ParsedOptions;
}

/** Options that every command has. */
export const commonOptions = {
  json: { kind: "flag", summary: "结果以一个 JSON 文档写到标准输出" },
  help: { kind: "flag", summary: "显示用法" },
} as const satisfies OptionTable;

/** The option of commands that write events: who did it (D6). */
export const personOption = {
  person: { kind: "text", placeholder: "NAME", summary: "操作人,记入日志(默认用本机登记的姓名)" },
} as const satisfies OptionTable;

/** A command's options together with those it has in common with others. */
export function allOptions(command: Command): OptionTable {
  return { ...command.options, ...(command.writes ? personOption : {}), ...commonOptions };
}

/** A usage error, which the command line turns into exit code 2. */
export function usageError(message: string): AppError {
  return new AppError("usage", message);
}

function numberValue(name: string, option: OptionDeclaration & { kind: "number" }, text: string) {
  const value = Number(text);
  const largest = option.largest ?? Number.POSITIVE_INFINITY;
  const fits = Number.isFinite(value) && value >= option.smallest && value <= largest;
  if (text.trim() === "" || !fits || (option.whole && !Number.isInteger(value))) {
    const wanted = option.whole ? "整数" : "数";
    const range =
      option.largest === undefined
        ? `不小于 ${option.smallest} `
        : ` ${option.smallest} 到 ${option.largest} 之间`;
    throw usageError(`--${name} 应为${range}的${wanted},给的是“${text}”。`);
  }
  return value;
}

function optionValue(name: string, option: OptionDeclaration, given: unknown): Value {
  if (option.kind === "flag") return given === true;
  if (option.kind === "texts") return Array.isArray(given) ? given.map(String) : [];
  if (given === undefined) {
    if (option.required) throw usageError(`缺少 --${name}(${option.summary})。`);
    return undefined;
  }
  const text = String(given);
  if (option.kind === "number") return numberValue(name, option, text);
  if (option.kind === "choice" && !option.choices.includes(text)) {
    throw usageError(`--${name} 应为 ${option.choices.join("、")} 之一,给的是“${text}”。`);
  }
  return text;
}

function nodeOptions(options: OptionTable): ParseArgsOptionsConfig {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      option.kind === "flag"
        ? { type: "boolean" as const }
        : { type: "string" as const, multiple: option.kind === "texts" },
    ]),
  );
}

/** Node's own complaint in Chinese; its messages name the option in quotes. */
function asUsageError(error: unknown): AppError {
  const code = (error as { code?: unknown }).code;
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(--?[^' ]+)/.exec(message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return usageError(`没有 ${option} 这个选项。`);
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") {
    return usageError(`选项 ${option} 的值没有给或给得不对;值以“-”开头时请写成 ${option}=值。`);
  }
  return usageError(message);
}

function checkPositionals(command: Command, given: readonly string[]): void {
  const missing = command.positionals[given.length];
  if (missing !== undefined && !missing.optional) {
    throw usageError(`缺少 ${missing.name}(${missing.summary})。`);
  }
  const surplus = given[command.positionals.length];
  if (surplus !== undefined) throw usageError(`多出一个词“${surplus}”。`);
}

/**
 * Reads what follows the command's name.
 * @throws AppError `usage` for an unknown option, a wrong or missing value, a missing or surplus word
 */
export function parseArguments(command: Command, given: readonly string[]): ParsedArguments {
  const options = allOptions(command);
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...given], options: nodeOptions(options), allowPositionals: true });
  } catch (error) {
    throw asUsageError(error);
  }
  if (parsed.values.help === true) return { positionals: [], options: { help: true } };
  checkPositionals(command, parsed.positionals);
  const values = Object.entries(options).map(([name, option]) => [
    name,
    optionValue(name, option, parsed.values[name]),
  ]);
  return { positionals: parsed.positionals, options: Object.fromEntries(values) };
}
