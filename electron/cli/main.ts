import process from "node:process";
import { runCommandLine } from "./command-line.ts";

// A reader that went away (`qhs plots … | head`) is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2));
