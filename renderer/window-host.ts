import { type Client, createClient } from "../shared/contract/client.ts";
import { createPortTransport } from "../shared/contract/port-transport.ts";
import { errorOfReply } from "../shared/contract/protocol.ts";
import {
  coreConnectMessage,
  type ShellBridge,
  type ShellCallName,
  type ShellInput,
  type ShellOutput,
  shellBridgeName,
} from "../shared/contract/shell.ts";
import type { Shell } from "./shell.ts";

/** The bridge to the program's own window; null in a browser. */
export function windowBridge(): ShellBridge | null {
  const bridge: unknown = Reflect.get(window, shellBridgeName);
  return typeof bridge === "object" ? (bridge as ShellBridge | null) : null;
}

/** Connects with the core through a port that main hands on without reading what goes through it. */
export function connectThroughWindow(): Client {
  const { port1, port2 } = new MessageChannel();
  window.postMessage(coreConnectMessage, location.origin, [port2]);
  return createClient(createPortTransport(port1));
}

/** The machine as the program's own window sees it: files stay where they are, only paths go to the core. */
export function createWindowShell(bridge: ShellBridge): Shell {
  const ask = async <Name extends ShellCallName>(name: Name, input: ShellInput<Name>) => {
    const reply = await bridge.call(name, input);
    if (!reply.ok) throw errorOfReply(reply.error);
    return reply.value as ShellOutput<Name>;
  };
  return {
    choosePaths: async (what) => {
      const { paths } = await ask("files.choose", { what });
      return paths.length === 0 ? null : paths;
    },
    droppedPaths: async (transfer) =>
      [...transfer.files].map((file) => bridge.pathOf(file)).filter((path) => path !== ""),
    giveFile: async ({ name, bytes }) => {
      await ask("file.give", { name, bytes });
    },
    chooseProject: async (purpose, name) => (await ask("project.choose", { purpose, name })).path,
  };
}
