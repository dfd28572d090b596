import type { CallHost, CoreMessage, ErrorReply } from "../../../shared/contract/protocol.ts";
import type { ThreadStart } from "../../core/calls/thread-side.ts";
import { watchOpening } from "./opened-project.ts";
import { ownSample } from "./own-sample.ts";
import { type CorePort, serveCalls } from "./port-door.ts";

/** What the core begins with. */
export type Opening =
  | { kind: "none" }
  | { kind: "file"; file: string }
  /** The project opened last on this machine, else a copy of the sample township. */
  | { kind: "last"; sample: string; documentFolder: string };

/** What main tells the core's process. A port comes along with `connect`. */
export type CoreOrder =
  | { type: "start"; start: ThreadStart; opening: Opening }
  | { type: "connect" }
  | { type: "open"; file: string }
  | { type: "end" };

/** What the core's process tells main. */
export type CoreReport =
  /** Which project is open now; `changed` when main had it opened while a page showed another. */
  | { type: "opened"; file: string | null; changed: boolean }
  | { type: "openFailed"; file: string; error: ErrorReply };

/** `process.parentPort` of a utility process, as far as it is needed. */
export interface ParentPort {
  postMessage(report: CoreReport): void;
  on(event: "message", listener: (event: { data: unknown; ports: CorePort[] }) => void): unknown;
}

/** The core with its end, as `startCore` gives it. */
export interface ClosableCore extends CallHost {
  close(): Promise<void>;
}

/**
 * Runs the core in a process of its own: opens what it is started with, serves each port that main
 * hands over, and ends when told to.
 */
export function runCoreProcess(
  parent: ParentPort,
  startCore: (start: ThreadStart) => ClosableCore,
  exit: () => void,
): void {
  let core: ClosableCore | null = null;
  /** Ports wait until the opening is under way, so that no page finds the core without a project. */
  let begun: Promise<void> = Promise.resolve();

  const open = async (host: CallHost, file: string, changed: boolean) => {
    const reply = await callOnce(host, "project.open", { path: file });
    if (reply.ok) parent.postMessage({ type: "opened", file, changed });
    else parent.postMessage({ type: "openFailed", file, error: reply.error });
  };
  const begin = async (host: CallHost, opening: Opening) => {
    const file = await fileOf(opening, host);
    if (file !== null) void open(host, file, false);
  };
  const connect = async (host: CallHost, port: CorePort) => {
    await begun;
    const watched = watchOpening(host, (file) =>
      parent.postMessage({ type: "opened", file, changed: false }),
    );
    serveCalls(watched, port);
  };
  parent.on("message", ({ data, ports: [port] }) => {
    const order = data as CoreOrder;
    if (order.type === "start") {
      core = startCore(order.start);
      begun = begin(core, order.opening);
    } else if (core === null) return;
    else if (order.type === "open") void open(core, order.file, true);
    else if (order.type === "end") void core.close().finally(exit);
    else if (port !== undefined) void connect(core, port);
  });
}

async function fileOf(opening: Opening, host: CallHost): Promise<string | null> {
  if (opening.kind === "none") return null;
  if (opening.kind === "file") return opening.file;
  const reply = await callOnce(host, "project.recent", {});
  const projects = reply.ok ? (reply.value as { projects: { path: string }[] }).projects : [];
  return projects[0]?.path ?? ownSample(opening.sample, opening.documentFolder);
}

type Reply = CoreMessage & { type: "reply" };

/** One call of the process itself. */
function callOnce(core: CallHost, name: string, input: unknown): Promise<Reply> {
  return new Promise((resolve) => {
    const connection = core.connect((message) => {
      if (message.type === "reply") resolve(message);
    });
    connection.receive({ type: "call", id: `process-${crypto.randomUUID()}`, name, input });
  });
}
