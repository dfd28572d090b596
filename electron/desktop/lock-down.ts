import type { Session, WebContents } from "electron/main";
import type { Log } from "./log.ts";
import { isOwnAddress, isPage } from "./page-address.ts";

/** The page's own blobs and the developer tools of an unpackaged window never leave the machine. */
const localSchemes = new Set(["blob:", "devtools:"]);

/** Refuses everything that would reach the network, and every permission that a page may ask for. */
export function lockDownSession(
  session: Pick<
    Session,
    | "webRequest"
    | "setPermissionRequestHandler"
    | "setPermissionCheckHandler"
    | "setDevicePermissionHandler"
    | "setSpellCheckerEnabled"
  >,
  log: Log,
): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const allowed = isOwnAddress(url) || localSchemes.has(URL.parse(url)?.protocol ?? "");
    if (!allowed) log.write(`拒绝访问 ${url}`);
    callback({ cancel: !allowed });
  });
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // The spell checker would fetch its dictionaries.
  session.setSpellCheckerEnabled(false);
}

/** Keeps a window on the page: no other address, no second window, no embedded browser. */
export function lockDownContents(
  contents: Pick<WebContents, "on" | "setWindowOpenHandler">,
  log: Log,
): void {
  const stay = (event: { preventDefault(): void; url: string }) => {
    if (isPage(event.url)) return;
    event.preventDefault();
    log.write(`拒绝离开本页:${event.url}`);
  };
  contents.on("will-navigate", stay);
  contents.on("will-frame-navigate", stay);
  contents.on("will-redirect", stay);
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    log.write(`拒绝打开新窗口:${url}`);
    return { action: "deny" };
  });
}

/** Switches that keep Chromium itself from asking anything of the network or of the person. */
export const quietSwitches: readonly (readonly [name: string, value?: string])[] = [
  ["disable-background-networking"],
  ["disable-component-update"],
  ["disable-domain-reliability"],
  ["no-pings"],
  ["host-resolver-rules", "MAP * ~NOTFOUND"],
  // No question for the keyring's password: the window keeps no secret of its own.
  ["password-store", "basic"],
];
