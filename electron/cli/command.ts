import type { z } from "zod";
import type { WorkContext } from "../../shared/contract/progress.ts";

/** One option of a command. Help, parsing, `docs/cli.md`'s test and the value's type follow from it. */
export type OptionDeclaration = { summary: string; required?: true } & (
  | { kind: "flag" }
  | { kind: "text"; placeholder: string }
  | { kind: "texts"; placeholder: string }
  | { kind: "number"; placeholder: string; smallest: number; largest?: number; whole?: true }
  | { kind: "choice"; choices: readonly string[] }
);

export type OptionTable = Readonly<Record<string, OptionDeclaration>>;

type GivenValue<Option extends OptionDeclaration> = Option extends { kind: "number" }
  ? number
  : Option extends { kind: "choice"; choices: readonly (infer Choice)[] }
    ? Choice
    : string;

/** What `run` gets for an option: a flag is always there, the rest is undefined when not given. */
type OptionValue<Option extends OptionDeclaration> = Option extends { kind: "flag" }
  ? boolean
  : Option extends { kind: "texts" }
    ? readonly string[]
    : Option extends { required: true }
      ? GivenValue<Option>
      : GivenValue<Option> | undefined;

type OptionValues<Options extends OptionTable> = {
  readonly [Name in keyof Options]: OptionValue<Options[Name]>;
};

export interface PositionalDeclaration {
  name: string;
  summary: string;
  optional?: true;
}

/** What a command says before it is done; with `--json` one line. */
export type Announce = (data: object, lines: readonly string[]) => void;

/** What a command is given: its words and options, who is at the keyboard, and the work's context. */
export interface Invocation<Options> {
  positionals: readonly string[];
  options: Options;
  person: string;
  context: WorkContext;
  announce: Announce;
}

/**
 * What a command hands back: `data` becomes the JSON document (camelCase here, turned at the door),
 * `lines` is the same for people. `failedCheck` makes the exit code 1 although the work was done (D43).
 * `data` is null where everything was announced before.
 */
export interface Outcome {
  data: object | null;
  lines: readonly string[];
  failedCheck?: boolean;
}

interface CommandFacts<Options extends OptionTable> {
  name: string;
  summary: string;
  positionals: readonly PositionalDeclaration[];
  options: Options;
  /** Whether it writes events, and so takes `--person` (D6). */
  writes: boolean;
  /** The JSON document of `--json`. */
  schema: z.ZodType;
}

/** Option values as the parser makes them, known only by name. */
export type ParsedOptions = Readonly<
  Record<string, boolean | string | number | readonly string[] | undefined>
>;

/** A command among the others. */
export interface Command extends CommandFacts<OptionTable> {
  run(invocation: Invocation<ParsedOptions>): Promise<Outcome>;
}

/** Makes a command of a declaration whose `run` gets its options with the types that it declares. */
export function defineCommand<const Options extends OptionTable>(
  declaration: CommandFacts<Options> & {
    run(invocation: Invocation<OptionValues<Options>>): Promise<Outcome>;
  },
): Command {
  return {
    ...declaration,
    // The parser builds the values from this very table, so that they have the declared types.
    run: (invocation) =>
      declaration.run(invocation as Invocation<ParsedOptions & OptionValues<Options>>),
  };
}

export const projectFile: PositionalDeclaration = { name: "FILE.gpkg", summary: "项目文件" };
