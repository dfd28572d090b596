import process from "node:process";
import { createRecentFiles } from "../core/calls/recent-files.ts";
import { settingsFolder } from "../core/calls/this-machine.ts";

// For `npm start`: prints the project opened last on this machine, if it is still there.
const [last] = createRecentFiles(settingsFolder()).list();
if (last !== undefined) process.stdout.write(`${last.path}\n`);
