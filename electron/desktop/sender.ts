import type { WebContents, WebFrameMain } from "electron/main";
import { isPage } from "./page-address.ts";

/**
 * Whether a message to main comes from the page itself, in the main frame of the program's window.
 * Everything else is refused.
 */
export function comesFromPage(
  event: {
    sender: Pick<WebContents, "id">;
    senderFrame: Pick<WebFrameMain, "url" | "parent"> | null;
  },
  window: { webContents: Pick<WebContents, "id"> } | null,
): boolean {
  const { senderFrame, sender } = event;
  if (senderFrame === null || window === null || sender.id !== window.webContents.id) return false;
  return senderFrame.parent === null && isPage(senderFrame.url);
}
