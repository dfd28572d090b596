import type { Shell } from "electron/common";
import type { BrowserWindow, Dialog } from "electron/main";
import type { Log } from "./log.ts";

/** One way on that a notice offers; what it does is done when the person takes it. */
export interface WayOn {
  readonly label: string;
  run(): void;
}

export interface Notice {
  readonly message: string;
  readonly detail: string;
  readonly ways: readonly WayOn[];
  /** Takes the notice away again when it no longer holds. */
  readonly signal?: AbortSignal;
}

/** Tells the person of a fault: what happened, where the log lies, and how to go on. */
export type Tell = (notice: Notice) => Promise<void>;

const openLog = "打开日志所在的文件夹";

export function createTell(
  {
    dialog,
    shell,
  }: { dialog: Pick<Dialog, "showMessageBox">; shell: Pick<Shell, "showItemInFolder"> },
  log: Log,
  window: () => BrowserWindow | null,
): Tell {
  const tell: Tell = async (notice) => {
    const { message, detail, ways, signal } = notice;
    log.write(`提示:${message}`);
    const options = {
      type: "warning" as const,
      title: "清化收",
      message,
      detail: `${detail}\n日志:${log.file}`,
      buttons: [...ways.map(({ label }) => label), openLog],
      defaultId: 0,
      // Esc takes the first way, which is always the gentlest.
      cancelId: 0,
      noLink: true,
      ...(signal === undefined ? {} : { signal }),
    };
    const owner = window();
    const { response } = await (owner === null
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(owner, options));
    if (signal?.aborted) return;
    const way = ways[response];
    if (way !== undefined) return way.run();
    shell.showItemInFolder(log.file);
    return tell(notice);
  };
  return tell;
}
