import type { WebContents } from "electron/main";
import type { Log } from "./log.ts";
import type { Tell, WayOn } from "./notices.ts";

/** Chromium's code for a load that was given up because another began. */
const loadAborted = -3;

const saved = "已保存的内容都在项目文件里。";

/** A page that died, hangs or did not load is told, with ways on; it never just stays white. */
export function watchPage(
  contents: Pick<WebContents, "on" | "reload">,
  { tell, log, quit }: { tell: Tell; log: Log; quit: () => void },
): void {
  const reload: WayOn = { label: "重新载入窗口", run: () => contents.reload() };
  const leave: WayOn = { label: "退出程序", run: quit };
  let hanging: AbortController | null = null;

  contents.on("render-process-gone", (_event, { reason, exitCode }) => {
    log.write(`窗口内容意外退出:${reason},退出码 ${exitCode}`);
    hanging?.abort();
    if (reason === "clean-exit") return;
    void tell({ message: "窗口内容意外退出了。", detail: saved, ways: [reload, leave] });
  });
  contents.on("unresponsive", () => {
    if (hanging !== null) return;
    log.write("窗口没有反应");
    hanging = new AbortController();
    void tell({
      message: "窗口好一会儿没有反应了。",
      detail: `可以再等一等。${saved}`,
      ways: [{ label: "继续等待", run: () => {} }, reload],
      signal: hanging.signal,
    }).finally(() => {
      hanging = null;
    });
  });
  contents.on("responsive", () => hanging?.abort());
  contents.on("did-fail-load", (_event, code, description, url, isMainFrame) => {
    if (!isMainFrame || code === loadAborted) return;
    log.write(`窗口内容没有载入:${description}(${code}) ${url}`);
    void tell({
      message: "窗口内容没有载入。",
      detail: "程序文件可能不完整。再试一次仍不行,请重新安装;项目文件不受影响。",
      ways: [reload, leave],
    });
  });
  contents.on("preload-error", (_event, preload, error) => {
    log.write(`预载脚本出错:${preload} ${error.stack ?? error.message}`);
  });
}
