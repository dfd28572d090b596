import { parentPort } from "node:worker_threads";
import { handlers } from "./handlers.ts";
import { runCoreThread } from "./thread-side.ts";

if (parentPort !== null) runCoreThread(parentPort, handlers);
