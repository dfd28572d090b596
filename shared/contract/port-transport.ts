import type { Transport } from "./client.ts";
import { AppError } from "./errors.ts";
import type { CoreMessage, DoorMessage } from "./protocol.ts";

/** A MessagePort, as far as it is needed here: the page's own kind or Node's. */
export interface DoorPort {
  postMessage(message: DoorMessage): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
  addEventListener(type: "close", listener: () => void): void;
  start(): void;
  close(): void;
}

/** Carries calls over a port whose other end is the core's. The port's end is the end of the way. */
export function createPortTransport(port: DoorPort): Transport {
  let closing = false;
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.addEventListener("message", ({ data }) => listener(data as CoreMessage));
      port.start();
    },
    onClose: (listener) => {
      port.addEventListener("close", () => {
        if (!closing) listener(coreDied());
      });
    },
    close: () => {
      closing = true;
      port.close();
    },
  };
}

function coreDied(): AppError {
  return new AppError(
    "core.died",
    "程序的核心意外退出,没有做完的操作不作数,项目文件保持原样。请稍候,程序会再次打开项目。",
  );
}
