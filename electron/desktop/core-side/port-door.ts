import {
  type CallHost,
  type CoreMessage,
  type DoorMessage,
  errorReply,
} from "../../../shared/contract/protocol.ts";

/** A port as Electron hands it to the core's process (MessagePortMain), as far as it is needed. */
export interface CorePort {
  postMessage(message: CoreMessage): void;
  on(event: "message", listener: (event: { data: unknown }) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  start(): void;
}

/** Serves the calls that come through one port until its other end is gone. */
export function serveCalls(host: CallHost, port: CorePort): void {
  const connection = host.connect((message) => {
    try {
      port.postMessage(message);
    } catch (error) {
      // What cannot be cloned must not leave the page waiting.
      if (message.type === "reply")
        port.postMessage({ ...failed(message.id), error: errorReply(error) });
    }
  });
  port.on("message", ({ data }) => connection.receive(data as DoorMessage));
  port.on("close", () => connection.close());
  port.start();
}

const failed = (id: string) => ({ type: "reply", id, ok: false }) as const;
