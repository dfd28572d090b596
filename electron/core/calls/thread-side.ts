import { type MessagePort, workerData } from "node:worker_threads";
import type { CoreMessage, DoorMessage } from "../../../shared/contract/protocol.ts";
import type { Handlers } from "./handler.ts";
import { createCallHost } from "./host.ts";
import { createSession, type FollowedProject, type SessionOptions } from "./session.ts";

/** What a core thread is started with. */
export type ThreadStart = SessionOptions;

/** What a core thread is told: calls, and which project the writing thread has open. */
export type ThreadOrder =
  | DoorMessage
  | { type: "follow"; opened: FollowedProject | null }
  | { type: "end" };

/** What it says: replies, and that it has let go of a project. */
export type ThreadReport = CoreMessage | { type: "followed" } | { type: "ended" };

/** Serves calls in a thread of its own until it is told to end; closes its project first. */
export function runCoreThread(port: MessagePort, handlers: Handlers): void {
  const session = createSession(workerData as ThreadStart);
  const connection = createCallHost(session, handlers).connect((message) =>
    port.postMessage(message),
  );
  port.on("message", (order: ThreadOrder) => {
    if (order.type === "follow") {
      follow(order.opened);
      port.postMessage({ type: "followed" } satisfies ThreadReport);
    } else if (order.type === "end") {
      session.close();
      port.postMessage({ type: "ended" } satisfies ThreadReport);
      port.close();
    } else connection.receive(order);
  });

  const follow = (opened: FollowedProject | null) => {
    try {
      session.follow(opened);
    } catch {
      // The file went away between the two threads; the next call says that no project is open.
      session.close();
    }
  };
}
