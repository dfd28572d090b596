import { allOptions } from "./arguments.ts";
import type { Command, OptionDeclaration } from "./command.ts";
import { padEnd } from "./text-table.ts";

function valueText(option: OptionDeclaration): string {
  if (option.kind === "flag") return "";
  if (option.kind === "choice") return ` ${option.choices.join("|")}`;
  return ` ${option.placeholder}`;
}

function usageOption(name: string, option: OptionDeclaration): string {
  const text = `--${name}${valueText(option)}`;
  if (option.required) return text;
  return option.kind === "texts" ? `[${text}]...` : `[${text}]`;
}

/** The one-line usage of a command, as in `qhs new FILE.gpkg --name NAME [--county CODE]`. */
export function usageLine(command: Command): string {
  const words = command.positionals.map(({ name, optional }) => (optional ? `[${name}]` : name));
  const options = Object.entries(allOptions(command))
    .filter(([name]) => name !== "help")
    .map(([name, option]) => usageOption(name, option));
  return ["qhs", command.name, ...words, ...options].join(" ");
}

function twoColumns(rows: readonly (readonly [string, string])[]): string[] {
  return rows.map(([left, right]) => `  ${padEnd(left, 30)}  ${right}`);
}

/** Help for one command, from its declaration. */
export function commandHelp(command: Command): string[] {
  const words = command.positionals.map(({ name, summary }) => [name, summary] as const);
  const options = Object.entries(allOptions(command)).map(([name, option]) => {
    const left = option.kind === "choice" ? `--${name}` : `--${name}${valueText(option)}`;
    const choices = option.kind === "choice" ? `:${option.choices.join("、")}` : "";
    return [left, option.summary + choices] as const;
  });
  return [
    `${command.summary}`,
    "",
    "用法:",
    `  ${usageLine(command)}`,
    "",
    ...twoColumns([...words, ...options]),
  ];
}

/** The overview: every command with a line. */
export function overview(commands: readonly Command[]): string[] {
  return [
    "清化收:三调图斑与确权地块套图核对,出非承包地图斑清单和 1:2000 分幅图",
    "",
    "用法:qhs 命令 [参数] [选项],各命令的选项用“qhs 命令 --help”查看",
    "",
    ...twoColumns(commands.map(({ name, summary }) => [name, summary] as const)),
    "",
    ...twoColumns([
      ["--help", "显示本页"],
      ["--version", "显示版本"],
    ]),
    "",
    "退出码:0 完成;1 数据有误或检查未通过;2 用法不对;3 本机环境;70 程序错误;130 已取消",
  ];
}
