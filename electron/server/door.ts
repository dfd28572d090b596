import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AppError } from "../../shared/contract/errors.ts";
import type { CallHost } from "../../shared/contract/protocol.ts";
import { readPageFile } from "../page/page-files.ts";
import { type Access, createAccess, isForThisDoor, isFromOwnPage } from "./access.ts";
import { createCallRoute } from "./call-route.ts";
import { notFound, refuseForeign, refuseStranger, sendError, sendJson } from "./replies.ts";
import { readJsonBody } from "./request-body.ts";
import { createUploadRoute } from "./upload-route.ts";

/** The loopback door: the page and its calls for a browser on this machine. */
export interface Door {
  /** `http://127.0.0.1:PORT/`. */
  readonly url: string;
  /** The session's token. */
  readonly token: string;
  /** The address to open: `url` with the one-time code in its fragment (D41). */
  readonly openingUrl: string;
  close(): Promise<void>;
}

export interface DoorOptions {
  host: CallHost;
  /** 0 takes a free one. */
  port: number;
  /** Where the built page lies. */
  pageFolder: string;
}

/**
 * Opens the door on 127.0.0.1. Throws `value.invalid` when the port is taken or forbidden.
 */
export async function openDoor({ host, port, pageFolder }: DoorOptions): Promise<Door> {
  const access = createAccess();
  const calls = createCallRoute(host);
  const uploads = createUploadRoute();
  const server = createServer();
  const name = await listen(server, port);
  const origin = `http://${name}`;

  const post = async (request: IncomingMessage, response: ServerResponse, address: string) => {
    if (!isFromOwnPage(request, origin)) refuseForeign(response);
    else if (address === "/session") await sellToken(access, request, response);
    else if (!access.hasToken(request)) refuseStranger(response);
    else if (address === "/call") await calls.call(request, response);
    else if (address === "/cancel") await calls.cancel(request, response);
    else if (address.startsWith("/upload/")) {
      await uploads.receive(request, response, address.slice("/upload/".length));
    } else notFound(response);
  };
  server.on("request", (request, response) => {
    const address = (request.url ?? "").split("?")[0] ?? "";
    const answered = !isForThisDoor(request, name)
      ? refuseForeign(response)
      : request.method === "POST"
        ? post(request, response, address)
        : servePage(pageFolder, request, response, address);
    Promise.resolve(answered).catch(() => response.destroy());
  });
  return {
    url: `${origin}/`,
    token: access.token,
    openingUrl: `${origin}/#${access.code}`,
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      uploads.close();
    },
  };
}

/** Listens on the loopback address alone and returns `127.0.0.1:PORT`. */
function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "EADDRINUSE" ? "已被别的程序占用" : "不能使用";
      reject(
        new AppError("value.invalid", `端口 ${port} ${why}。请用 --port 换一个,或不写 --port。`, {
          cause,
        }),
      );
    });
    server.listen(port, "127.0.0.1", () => {
      resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

async function sellToken(
  access: Access,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJsonBody(request).catch(() => null);
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : null;
  const token = typeof code === "string" ? access.buyToken(code) : null;
  if (token === null) refuseStranger(response);
  else sendJson(response, 200, { token });
}

/** The page's own files, and nothing else whatever is asked for. */
async function servePage(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    sendError(response, 405, new AppError("door.refused", "不接受这种请求。"));
    return;
  }
  const file = await readPageFile(folder, address);
  if (file === null) return notFound(response);
  response.writeHead(200, { ...file.headers, "Content-Length": file.bytes.length });
  response.end(request.method === "HEAD" ? undefined : file.bytes);
}
