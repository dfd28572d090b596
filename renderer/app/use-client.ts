import { createContext, useContext } from "react";
import type { Client } from "../../shared/contract/client.ts";
import type { Shell } from "../shell.ts";

/** What the page stands on: the core, and the machine around the page. */
export interface Host {
  readonly client: Client;
  readonly shell: Shell;
}

export const HostContext = createContext<Host | null>(null);

function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error("a screen outside the frame");
  return host;
}

export const useClient = (): Client => useHost().client;
export const useShell = (): Shell => useHost().shell;
