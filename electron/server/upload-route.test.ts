import { existsSync } from "node:fs";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createUploadRoute, type UploadRoute } from "./upload-route.ts";

let uploads: UploadRoute;
afterEach(() => uploads.close());

/** Sends a file through the route and returns its status and body. */
async function upload(address: string, content: string): Promise<{ status: number; body: string }> {
  const request = new IncomingMessage(new Socket());
  request.push(content);
  request.push(null);
  const response = new ServerResponse(request);
  let body = "";
  response.end = (chunk: unknown) => {
    body = String(chunk);
    return response;
  };
  await uploads.receive(request, response, address);
  return { status: response.statusCode, body };
}

test("more than the limit is refused, nothing of it stays, and less goes on", async () => {
  uploads = createUploadRoute(10);
  const first = await upload("a/one.shp", "12345");
  expect(first.status).toBe(200);
  const tooMuch = await upload("a/two.shp", "1234567");
  expect(tooMuch.status).toBe(400);
  expect(JSON.parse(tooMuch.body)).toMatchObject({ error: { code: "upload.tooLarge" } });
  const { path } = JSON.parse(first.body) as { path: string };
  expect(existsSync(path)).toBe(true);
  expect(existsSync(path.replace("one.shp", "two.shp"))).toBe(false);
  expect((await upload("a/three.shp", "12345")).status).toBe(200);
});
