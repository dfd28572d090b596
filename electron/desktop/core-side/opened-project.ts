import type { CallHost } from "../../../shared/contract/protocol.ts";

const openingCalls = new Set(["project.open", "project.create", "project.close"]);

/** The same core for a page; tells which project the page opened or created, null when it closed it. */
export function watchOpening(core: CallHost, onOpened: (file: string | null) => void): CallHost {
  return {
    connect: (send) => {
      const opening = new Set<string>();
      const connection = core.connect((message) => {
        const isAnswer = message.type === "reply" && opening.delete(message.id);
        if (isAnswer && message.ok) onOpened(pathOf(message.value));
        send(message);
      });
      return {
        receive: (message) => {
          if (message.type === "call" && openingCalls.has(message.name)) opening.add(message.id);
          connection.receive(message);
        },
        close: () => connection.close(),
      };
    },
  };
}

/** Opening and creating answer with the project's state, closing with nothing. */
function pathOf(value: unknown): string | null {
  const { path } = (value ?? {}) as { path?: unknown };
  return typeof path === "string" ? path : null;
}
