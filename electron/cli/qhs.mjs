#!/usr/bin/env node
// The program's name on the command line. It runs under any Node from 20 on, and starts the command
// line on the Node 24 that comes with it (D39, D40); so: no packages and no TypeScript here.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ownNode } from "../setup/install.mjs";
import { unsupportedReason } from "../setup/supported-system.mjs";

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), "main.ts");

/** Says why nothing can run here, in the form that was asked for, as an environment error (D43). */
function refuse(code, message) {
  if (process.argv.includes("--json")) {
    const error = { code, kind: "environment", message, details: {} };
    console.log(JSON.stringify({ error }, null, 2));
  } else {
    console.error(message);
  }
  process.exitCode = 3;
}

function start() {
  const child = spawn(ownNode, [program, ...process.argv.slice(2)], { stdio: "inherit" });
  // The child decides what a signal means; the launcher only waits for it.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => refuse("system.unsupported", `无法启动程序:${error.message}`));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

const reason = unsupportedReason();
if (reason !== null) refuse("system.unsupported", reason);
else if (!existsSync(ownNode))
  refuse("system.unsupported", "程序还没有装好,请先在程序目录运行 npm start。");
else start();
