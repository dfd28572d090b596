import type { CustomScheme, Protocol } from "electron/main";
import { readPageFile } from "../page/page-files.ts";
import { isOwnAddress, pageScheme } from "./page-address.ts";

/** To be registered before Electron is ready: an origin of its own, secure, with fetch. */
export const pageSchemes: CustomScheme[] = [
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
];

/** Answers for the page's own scheme with files of its folder, and with nothing else. */
export function servePage(protocol: Pick<Protocol, "handle">, folder: string): void {
  protocol.handle(pageScheme, async (request) => {
    const isAsked = request.method === "GET" && isOwnAddress(request.url);
    const file = isAsked ? await readPageFile(folder, new URL(request.url).pathname) : null;
    if (file === null) return new Response("", { status: 404 });
    return new Response(new Uint8Array(file.bytes), { headers: { ...file.headers } });
  });
}
