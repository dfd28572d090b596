import { createRoot } from "react-dom/client";
import { toAppError } from "../shared/contract/errors.ts";
import { PageApp } from "./app/page-app.tsx";
import { Refused } from "./app/refused.tsx";
import type { Host } from "./app/use-client.ts";
import { createBrowserShell } from "./browser-shell.ts";
import { connect, fetchHere, openDoor } from "./client.ts";
import { putTokens } from "./tokens.ts";
import { connectThroughWindow, createWindowShell, windowBridge } from "./window-host.ts";

const element = document.getElementById("root");
if (element === null) throw new Error("the page has no #root");
const root = createRoot(element);
putTokens(document.documentElement);

/** In the program's own window the core is at a port, in a browser behind the loopback door. */
async function openHost(): Promise<Host> {
  const bridge = windowBridge();
  if (bridge !== null) return { client: connectThroughWindow(), shell: createWindowShell(bridge) };
  const door = await openDoor();
  return { client: connect(door), shell: createBrowserShell(door, fetchHere) };
}

openHost().then(
  (host) => root.render(<PageApp host={host} />),
  (error) => root.render(<Refused message={toAppError(error).message} />),
);
