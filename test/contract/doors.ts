import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { Core } from "../../electron/core/calls/core.ts";
import { type CorePort, serveCalls } from "../../electron/desktop/core-side/port-door.ts";
import { type Door, openDoor } from "../../electron/server/door.ts";
import { createHttpTransport, type Fetch } from "../../renderer/transport/http-transport.ts";
import { type Client, createClient } from "../../shared/contract/client.ts";
import { createDirectTransport } from "../../shared/contract/direct-transport.ts";
import { createPortTransport, type DoorPort } from "../../shared/contract/port-transport.ts";

/** A client and the way it came to the core. */
export interface OpenedDoor {
  client: Client;
  close(): Promise<void>;
}

export type DoorName = "direct" | "port" | "http";
export const doorNames: readonly DoorName[] = ["direct", "port", "http"];

export function openDoorTo(core: Core, name: DoorName): Promise<OpenedDoor> {
  if (name === "direct") return Promise.resolve(throughNothing(core));
  return name === "port" ? Promise.resolve(throughPort(core)) : throughHttp(core);
}

function throughNothing(core: Core): OpenedDoor {
  const client = createClient(createDirectTransport(core));
  return { client, close: async () => client.close() };
}

/** Node's port as Electron's: its messages come wrapped in an event. */
function asElectronPort(port: MessagePort): CorePort {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event: string, listener: (event: { data: unknown }) => void) =>
      event === "message"
        ? port.on("message", (data: unknown) => listener({ data }))
        : port.on("close", () => listener({ data: null })),
    start: () => port.start(),
  };
}

/** Node's port as the page's: the same events, under types of its own. */
function asPagePort(port: MessagePort): DoorPort {
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener: (type: string, listener: (event: { data: unknown }) => void) => {
      if (type === "message") port.on("message", (data: unknown) => listener({ data }));
      else port.on("close", () => listener({ data: null }));
    },
    start: () => port.start(),
    close: () => port.close(),
  };
}

function throughPort(core: Core): OpenedDoor {
  const { port1, port2 } = new MessageChannel();
  serveCalls(core, asElectronPort(port1));
  const client = createClient(createPortTransport(asPagePort(port2)));
  return { client, close: async () => client.close() };
}

/** A folder with a page in it, for doors that are not about the page. */
export function emptyPage(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), "qhs-page-"));
  mkdirSync(path.join(folder, "assets"));
  writeFileSync(path.join(folder, "index.html"), "<!doctype html><title>清化收</title>");
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** `fetch` as the door's own page sends it; Node sends no Origin of its own. */
export function fetchFrom(origin: string): Fetch {
  return (address, request) => {
    const headers = new Headers(request.headers);
    headers.set("Origin", origin);
    return fetch(address, { ...request, headers });
  };
}

export function httpClient(door: Door): Client {
  const address = door.url.replace(/\/$/, "");
  return createClient(createHttpTransport({ address, token: door.token }, fetchFrom(address)));
}

async function throughHttp(core: Core): Promise<OpenedDoor> {
  const page = emptyPage();
  const door = await openDoor({ host: core, port: 0, pageFolder: page.folder });
  const client = httpClient(door);
  return {
    client,
    close: async () => {
      client.close();
      await door.close();
      page.remove();
    },
  };
}
