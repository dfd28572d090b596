import { startCore } from "../../core/calls/core.ts";
import { runCoreProcess } from "./core-process-side.ts";

// The one place that knows how a utility process speaks with main.
const { parentPort } = process;
runCoreProcess(parentPort, startCore, () => process.exit(0));
