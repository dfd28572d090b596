import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallHost, DoorMessage } from "../../shared/contract/protocol.ts";
import { type Door, openDoor } from "./door.ts";

const page = mkdtempSync(path.join(os.tmpdir(), "qhs-door-"));
mkdirSync(path.join(page, "dist"));
writeFileSync(path.join(page, "dist/index.html"), "<!doctype html><title>清化收</title>");
writeFileSync(path.join(page, "secret.js"), "secret");
afterAll(() => rmSync(page, { recursive: true, force: true }));

/** Remembers what reached the core, and answers everything. */
const reached: DoorMessage[] = [];
const host: CallHost = {
  connect: (send) => ({
    receive: (message) => {
      reached.push(message);
      if (message.type === "call")
        send({ type: "reply", id: message.id, ok: true, value: "secret" });
    },
    close: () => {},
  }),
};

let door: Door;
beforeAll(async () => {
  door = await openDoor({ host, port: 0, pageFolder: path.join(page, "dist") });
});
afterAll(() => door.close());

interface Answer {
  status: number;
  body: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A request with exactly these headers; `fetch` would not let Host be chosen. */
function send(
  method: string,
  address: string,
  headers: Readonly<Record<string, string>>,
  body = "",
): Promise<Answer> {
  const { port } = new URL(door.url);
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, method, path: address, headers };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { statusCode = 0, headers: answered } = response;
        resolve({ status: statusCode, body: Buffer.concat(chunks).toString(), headers: answered });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const origin = () => door.url.replace(/\/$/, "");
const own = () => ({ Origin: origin(), "X-QHS-Token": door.token });
const aCall = JSON.stringify({ id: "1", name: "project.state", input: {} });

test("the page's own call gets through", async () => {
  const answer = await send("POST", "/call", own(), aCall);
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({ type: "reply", id: "1", ok: true, value: "secret" });
});

describe("D41: whoever is not the page gets 401 or 403, and never data", () => {
  const cases: readonly [title: string, status: number, headers: () => Record<string, string>][] = [
    ["no token", 401, () => ({ Origin: origin() })],
    ["a wrong token", 401, () => ({ ...own(), "X-QHS-Token": "x".repeat(43) })],
    ["a token cut short", 401, () => ({ ...own(), "X-QHS-Token": door.token.slice(0, -1) })],
    ["no origin", 403, () => ({ "X-QHS-Token": door.token })],
    ["another page's origin", 403, () => ({ ...own(), Origin: "http://127.0.0.1:1" })],
    ["the origin of a sandbox or file", 403, () => ({ ...own(), Origin: "null" })],
    ["another name for this machine", 403, () => ({ ...own(), Origin: "http://localhost" })],
    ["a rebound name in Host", 403, () => ({ ...own(), Host: "evil.example" })],
    ["localhost in Host", 403, () => ({ ...own(), Host: "localhost" })],
    ["a request that another site made", 403, () => ({ ...own(), "Sec-Fetch-Site": "cross-site" })],
  ];
  test.each(cases)("%s", async (_title, status, headers) => {
    for (const address of ["/call", "/cancel", "/upload/a/b.shp"]) {
      const before = reached.length;
      const answer = await send("POST", address, headers(), aCall);
      expect(answer.status).toBe(status);
      expect(answer.body).not.toContain("secret");
      expect(JSON.parse(answer.body)).toMatchObject({ error: { code: "door.refused" } });
      expect(reached.length).toBe(before);
    }
  });

  test("a foreign Host does not even get the page", async () => {
    const answer = await send("GET", "/", { Host: "evil.example" });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain("<title>");
  });

  test("nobody is told that another origin may read", async () => {
    const preflight = await send("OPTIONS", "/call", {
      Origin: "http://evil.example",
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "x-qhs-token",
    });
    expect(preflight.status).toBe(405);
    for (const answer of [preflight, await send("POST", "/call", own(), aCall)]) {
      const names = Object.keys(answer.headers);
      expect(names.filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });
});

describe("D41: the code of the address buys the token", () => {
  const buy = (code: unknown) =>
    send("POST", "/session", { Origin: origin() }, JSON.stringify({ code }));

  test("once, and no other code does", async () => {
    const code = new URL(door.openingUrl).hash.slice(1);
    expect((await buy(`${code}x`)).status).toBe(401);
    expect((await buy(null)).status).toBe(401);
    expect(JSON.parse((await buy(code)).body)).toEqual({ token: door.token });
    const again = await buy(code);
    expect(again.status).toBe(401);
    expect(again.body).not.toContain(door.token);
  });

  test("who has the token already may trade it for itself", async () => {
    expect(JSON.parse((await buy(door.token)).body)).toEqual({ token: door.token });
  });

  test("another origin cannot buy at all", async () => {
    const body = JSON.stringify({ code: door.token });
    const answer = await send("POST", "/session", { Origin: "http://127.0.0.1:1" }, body);
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain(door.token);
  });
});

describe("nothing but the page's own files is served", () => {
  test("the page comes with a strict policy", async () => {
    const answer = await send("GET", "/", {});
    expect(answer.status).toBe(200);
    expect(answer.headers["content-security-policy"]).toContain("script-src 'self'");
  });

  test.each([
    "/../secret.js",
    "/%2e%2e/secret.js",
    "/call",
    "/session",
    "/upload/",
    "//etc/passwd",
  ])("%s", async (address) => {
    const answer = await send("GET", address, own());
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain("secret");
  });
});

describe("what is no call is refused in words", () => {
  test.each(["", "{", "[]", '{"id":1,"name":"project.state"}', '{"name":"project.state"}'])(
    "%s",
    async (body) => {
      const answer = await send("POST", "/call", own(), body);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body)).toMatchObject({ error: { code: "call.invalid" } });
    },
  );
});

describe("files chosen in the browser", () => {
  const upload = (address: string, body: string) => send("POST", `/upload/${address}`, own(), body);

  test("land in a folder of this session and lie together, their names kept", async () => {
    const name = encodeURIComponent("矢量数据");
    const one = await upload(`batch1/${name}/DK.shp`, "shape");
    const other = await upload(`batch1/${name}/DK.dbf`, "table");
    const paths = [one, other].map(({ body }) => (JSON.parse(body) as { path: string }).path);
    expect(paths.map((file) => readFileSync(file, "utf8"))).toEqual(["shape", "table"]);
    expect(path.dirname(paths[0]!)).toBe(path.dirname(paths[1]!));
    expect(path.basename(path.dirname(paths[0]!))).toBe("矢量数据");
  });

  test("are never written over", async () => {
    const first = JSON.parse((await upload("batch2/a.shp", "one")).body) as { path: string };
    const second = await upload("batch2/a.shp", "two");
    expect(JSON.parse(second.body)).toMatchObject({ error: { code: "file.exists" } });
    expect(readFileSync(first.path, "utf8")).toBe("one");
  });

  test.each([
    "batch3/..%2f..%2fa.shp",
    "batch3/../a.shp",
    "../a.shp",
    "batch3/%2e%2e/a.shp",
    "batch3/a%00.shp",
    "batch3/C%3Aa.shp",
    "batch3/a.shp%20",
    "batch3/",
    "batch3",
    "b-3/a.shp",
    "batch3/%E0%A4%A",
  ])("a name that leads elsewhere is refused: %s", async (address) => {
    const answer = await upload(address, "x");
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('"path"');
  });

  test("are gone when the door closes", async () => {
    const second = await openDoor({ host, port: 0, pageFolder: path.join(page, "dist") });
    const answer = await fetch(`${second.url}upload/a/b.shp`, {
      method: "POST",
      headers: { Origin: second.url.replace(/\/$/, ""), "X-QHS-Token": second.token },
      body: "x",
    });
    const { path: file } = (await answer.json()) as { path: string };
    expect(existsSync(file)).toBe(true);
    await second.close();
    expect(existsSync(file)).toBe(false);
  });
});

test("a port that is taken is said in a sentence", async () => {
  const port = Number(new URL(door.url).port);
  await expect(openDoor({ host, port, pageFolder: page })).rejects.toMatchObject({
    code: "value.invalid",
    message: expect.stringContaining(`端口 ${port} 已被别的程序占用`),
  });
});
