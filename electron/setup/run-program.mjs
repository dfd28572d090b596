// Runs under the Node a machine already has (20 or newer), so: no packages and no TypeScript here.
import { spawn } from "node:child_process";
import process from "node:process";
import { ownEnvironment, ownNode, root } from "./install.mjs";

/**
 * Runs a program to its end and tells its exit code. The program decides what a signal means; this one
 * only waits for it.
 * @returns {Promise<number>} 130 when it ended by a signal, 127 when it could not be started
 */
export function runProgram(program, words, environment = ownEnvironment()) {
  const child = spawn(program, words, { cwd: process.cwd(), stdio: "inherit", env: environment });
  const pass = (signal) => child.kill(signal);
  const wait = () => {};
  // The terminal sends Ctrl+C to both; a plain SIGTERM comes to this one alone.
  process.on("SIGINT", wait);
  process.on("SIGTERM", pass);
  return new Promise((resolve) => {
    child.on("error", () => resolve(127));
    child.on("exit", (code) => resolve(code ?? 130));
  }).finally(() => {
    process.off("SIGINT", wait);
    process.off("SIGTERM", pass);
  });
}

/** Runs the command line on the Node that comes with the packages. */
export function runQhs(...words) {
  return runProgram(ownNode, [`${root}/electron/cli/main.ts`, ...words]);
}
