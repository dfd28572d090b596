import process from "node:process";
import { type AppError, type ErrorKind, toAppError } from "../../shared/contract/errors.ts";
import { parseArguments, usageError } from "./arguments.ts";
import { commands, findCommand } from "./commands/commands.ts";
import { commandHelp, overview } from "./help.ts";
import { Output } from "./output.ts";
import { resolvePerson } from "./person.ts";
import { runInThread } from "./run-in-thread.ts";
import { programVersion } from "./version.ts";

const exitCodeByKind: Record<ErrorKind, number> = { user: 1, environment: 3, bug: 70 };

/** D43: 0 done, 1 user error or failed check, 2 usage, 3 environment, 70 bug, 130 cancelled. */
export function exitCodeOf(error: AppError): number {
  if (error.code === "usage") return 2;
  if (error.code === "cancelled") return 130;
  return exitCodeByKind[error.kind];
}

/** A person who is still there after this time and asks again means it. */
const insistAfterMs = 1000;
/** Services and `timeout` ask once; work that has not looked at the flag by then is ended. */
const endAfterMs = 5000;

/**
 * The first Ctrl+C asks the work to stop and leaves the file as it was; a later one ends the program
 * at once (the next opening cleans up). A terminal sends Ctrl+C to the launcher too, which hands it
 * on, so two at the same moment count as one.
 */
function cancelOnSignal(cancelFlag: Int32Array): () => void {
  let firstAt: number | null = null;
  const onSignal = () => {
    firstAt ??= performance.now();
    Atomics.store(cancelFlag, 0, 1);
    if (performance.now() - firstAt > insistAfterMs) process.exit(130);
  };
  const onEnd = () => {
    onSignal();
    setTimeout(() => process.exit(130), endAfterMs).unref();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onEnd);
  return () => {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onEnd);
  };
}

async function runCommand(name: string, rest: readonly string[], output: Output): Promise<number> {
  const command = findCommand(name);
  const { positionals, options } = parseArguments(command, rest);
  if (options.help === true) {
    output.help(commandHelp(command));
    return 0;
  }
  const mayAsk = command.writes && process.stdin.isTTY === true && options.json !== true;
  const person = await resolvePerson(options.person as string | undefined, mayAsk);
  const cancelFlag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const stopListening = cancelOnSignal(new Int32Array(cancelFlag));
  try {
    const task = { command: name, positionals, options, person, cancelFlag };
    const outcome = await runInThread(task, {
      onProgress: (step) => output.progress(step),
      announce: (data, lines) => output.announcement(data, lines),
    });
    output.result(outcome.data, outcome.lines);
    return outcome.failedCheck ? 1 : 0;
  } finally {
    stopListening();
  }
}

/**
 * Runs one command line (without `node` and the program) and writes what it has to say.
 * @returns the exit code (D43)
 */
export async function runCommandLine(given: readonly string[]): Promise<number> {
  const [name, ...rest] = given;
  const output = new Output(process.stdout, process.stderr, given.includes("--json"));
  try {
    if (name === undefined || name === "--help" || name === "help") {
      output.help(overview(commands));
      return name === undefined ? 2 : 0;
    }
    if (name === "--version") {
      output.result({ version: programVersion() }, [programVersion()]);
      return 0;
    }
    if (name.startsWith("-")) throw usageError(`命令要写在选项前面:qhs 命令 ${name} …。`);
    return await runCommand(name, rest, output);
  } catch (thrown) {
    const error = toAppError(thrown);
    output.failure(error);
    if (error.code === "usage") output.hint("用“qhs --help”查看命令,“qhs 命令 --help”查看选项。");
    return exitCodeOf(error);
  }
}
