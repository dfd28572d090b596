import type { MessagePortMain, UtilityProcess } from "electron/main";
import type { ErrorReply } from "../../shared/contract/protocol.ts";
import type { ThreadStart } from "../core/calls/thread-side.ts";
import type { CoreOrder, CoreReport, Opening } from "./core-side/core-process-side.ts";
import type { Log } from "./log.ts";

/** Keeps the core's process running. */
export interface CoreKeeper {
  /** Starts it; deaths before count no more. */
  start(opening: Opening): void;
  /** Hands a port of the page to the core; without a core the port is closed, which the page notices. */
  connect(port: MessagePortMain): void;
  open(file: string): void;
  /** Lets it close its project; after a while it is ended. */
  end(): Promise<void>;
}

export interface CoreKeeperParts {
  fork(): Pick<UtilityProcess, "on" | "once" | "postMessage" | "kill" | "stdout" | "stderr">;
  start: ThreadStart;
  log: Log;
  now(): number;
  /** Which project is open now; `changed` when the page still shows another. */
  onOpened(file: string | null, changed: boolean): void;
  onOpenFailed(file: string, error: ErrorReply): void;
  /** The core died; `again` when it has been started anew. */
  onDeath(again: boolean): void;
}

const restartsAtMost = 3;
const restartsWithinMs = 300_000;
const endingMs = 15_000;

export function createCoreKeeper(parts: CoreKeeperParts): CoreKeeper {
  let child: ReturnType<CoreKeeperParts["fork"]> | null = null;
  let file: string | null = null;
  let deaths: number[] = [];
  let ending = false;

  const order = (message: CoreOrder, ports: MessagePortMain[] = []) =>
    child?.postMessage(message, ports);
  const hear = (report: CoreReport) => {
    if (report.type === "opened") {
      file = report.file;
      parts.onOpened(file, report.changed);
    } else parts.onOpenFailed(report.file, report.error);
  };
  const run = (opening: Opening) => {
    const started = parts.fork();
    child = started;
    started.stdout?.on("data", (text) => parts.log.write(`核心:${text}`));
    started.stderr?.on("data", (text) => parts.log.write(`核心:${text}`));
    started.on("message", (report: CoreReport) => hear(report));
    started.once("exit", (code) => {
      if (child === started) child = null;
      if (!ending) die(code);
    });
    order({ type: "start", start: parts.start, opening });
  };
  const die = (code: number) => {
    parts.log.write(`核心意外退出,退出码 ${code},打开的项目:${file ?? "无"}`);
    const now = parts.now();
    deaths = [...deaths.filter((at) => now - at < restartsWithinMs), now];
    const again = deaths.length <= restartsAtMost;
    if (again) run(file === null ? { kind: "none" } : { kind: "file", file });
    parts.onDeath(again);
  };
  return {
    start: (opening) => {
      deaths = [];
      if (child === null) run(opening);
    },
    connect: (port) => (child === null ? port.close() : order({ type: "connect" }, [port])),
    open: (opening) => order({ type: "open", file: opening }),
    end: () => {
      ending = true;
      const last = child;
      if (last === null) return Promise.resolve();
      return new Promise((resolve) => {
        const deadline = setTimeout(() => last.kill(), endingMs);
        last.once("exit", () => {
          clearTimeout(deadline);
          resolve();
        });
        order({ type: "end" });
      });
    },
  };
}
