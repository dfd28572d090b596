import type { BrowserWindow, IpcMain, MessagePortMain } from "electron/main";
import { AppError } from "../../shared/contract/errors.ts";
import { errorReply } from "../../shared/contract/protocol.ts";
import {
  coreConnectMessage,
  isShellCallName,
  type ShellCallName,
  type ShellInput,
  type ShellOutput,
  type ShellReply,
  shellCalls,
  shellChannel,
} from "../../shared/contract/shell.ts";
import type { Log } from "./log.ts";
import { comesFromPage } from "./sender.ts";

/** What carries out the page's wishes to its window. */
export type ShellActions = {
  readonly [Name in ShellCallName]: (
    input: ShellInput<Name>,
    window: BrowserWindow,
  ) => Promise<ShellOutput<Name>>;
};

export interface ShellHostParts {
  ipc: Pick<IpcMain, "handle" | "on">;
  actions: ShellActions;
  window(): BrowserWindow | null;
  /** Takes a port of the page that is to lead to the core. */
  connect(port: MessagePortMain): void;
  log: Log;
}

/** Listens to the page: wishes to the window, and ports for the core. Others are not answered. */
export function serveShell({ ipc, actions, window, connect, log }: ShellHostParts): void {
  ipc.handle(shellChannel, async (event, name: unknown, input: unknown): Promise<ShellReply> => {
    try {
      const owner = window();
      if (owner === null || !comesFromPage(event, owner)) throw stranger();
      return { ok: true, value: await perform(actions, name, input, owner) };
    } catch (error) {
      log.write(`窗口调用 ${titleOf(name)} 没有完成:${error}`);
      return { ok: false, error: errorReply(error) };
    }
  });
  ipc.on(coreConnectMessage, (event) => {
    const [port] = event.ports;
    if (port === undefined) return;
    if (comesFromPage(event, window())) connect(port);
    else {
      log.write(`拒绝了来自 ${event.senderFrame?.url ?? "未知页面"} 的连接`);
      port.close();
    }
  });
}

async function perform(
  actions: ShellActions,
  name: unknown,
  input: unknown,
  window: BrowserWindow,
): Promise<unknown> {
  if (!isShellCallName(name)) {
    throw new AppError("call.unknown", `程序内部错误:没有名为 ${titleOf(name)} 的窗口调用。`);
  }
  return await act(name, actions, input, window);
}

function act<Name extends ShellCallName>(
  name: Name,
  actions: ShellActions,
  input: unknown,
  window: BrowserWindow,
) {
  const parsed = shellCalls[name].input.safeParse(input);
  if (!parsed.success) {
    throw new AppError("call.invalid", `程序内部错误:窗口调用 ${name} 的参数不合规定。`);
  }
  return actions[name](parsed.data as ShellInput<Name>, window);
}

/** What came in the place of a name may be anything. */
const titleOf = (name: unknown): string => (typeof name === "string" ? name : `(${typeof name})`);

function stranger(): AppError {
  return new AppError("door.refused", "程序只回应自己的窗口。");
}
