import type { Transport } from "./client.ts";
import type { CallHost, CoreMessage } from "./protocol.ts";

/** A way to the core without a door in between. */
export function createDirectTransport(host: CallHost): Transport {
  let onMessage: (message: CoreMessage) => void = () => {};
  const connection = host.connect((message) => onMessage(message));
  return {
    send: connection.receive,
    onMessage: (listener) => {
      onMessage = listener;
    },
    // Where there is no way there is no end of it.
    onClose: () => {},
    close: connection.close,
  };
}
