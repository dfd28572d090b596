// `npm run demo`: sets up what is missing, then runs the main job on the sample township.
import process from "node:process";
import { installWhatIsMissing } from "./install.mjs";
import { runQhs } from "./run-program.mjs";

installWhatIsMissing();
process.exitCode = await runQhs("demo", ...process.argv.slice(2));
