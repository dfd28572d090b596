import { afterEach, describe, expect, test } from "vitest";
import { type Core, startCore } from "../../electron/core/calls/core.ts";
import type { CallName } from "../../shared/contract/calls.ts";
import { AppError } from "../../shared/contract/errors.ts";
import type { ProgressStep } from "../../shared/contract/progress.ts";
import { doorNames, type OpenedDoor, openDoorTo } from "./doors.ts";

const faultyThread = new URL("./faulty-thread.ts", import.meta.url);
const wholeProject = { level: "project", code: "" } as const;
const aRun = { settings: {}, dryRun: true } as const;
const aCrosscheck = { sample: 3, seed: 1 } as const;
const aPrinting = { groupCodes: "all", paper: "A4", profile: "work" } as const;

/** The error that a call ends with; fails when it ends well. */
async function failureOf(call: Promise<unknown>): Promise<AppError> {
  try {
    await call;
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return error as AppError;
  }
  throw new Error("the call ended well");
}

type Open = () => Promise<OpenedDoor["client"]>;

describe.each(doorNames)("calls through the door: %s", (doorName) => {
  let core: Core;
  let door: OpenedDoor;
  const open: Open = async () => {
    core = startCore({ person: "测试", settingsFolder: null }, faultyThread);
    door = await openDoorTo(core, doorName);
    return door.client;
  };
  afterEach(async () => {
    await door.close();
    await core.close();
  });
  testAnswers(open);
  testLongWork(open);
  testEnds(open);
});

function testAnswers(open: Open): void {
  test("a call is answered with its value, and calls at once each with their own", async () => {
    const client = await open();
    const answers = await Promise.all([
      client.call("project.state", {}),
      client.call("run.crosscheck", aCrosscheck),
      client.call("project.state", {}),
    ]);
    expect(answers).toEqual([null, expect.objectContaining({ patches: 3 }), null]);
  });

  test("bytes come as they are", async () => {
    const client = await open();
    const bytes = await client.call("letter.dataRequest", {});
    expect([...new Uint8Array(bytes)]).toEqual([0, 37, 255, 10]);
  });

  test("an error keeps its code, kind, words and what of its details is data", async () => {
    const client = await open();
    const error = await failureOf(client.call("settings.set", { key: "telephone", value: "1" }));
    expect(error).toMatchObject({ code: "value.invalid", kind: "user", message: "写错了。" });
    expect(error.details).toEqual({ key: "telephone" });
  });

  test("what nobody foresaw is a bug and says so", async () => {
    const client = await open();
    const error = await failureOf(client.call("units.list", {}));
    expect(error).toMatchObject({ code: "bug", kind: "bug" });
    expect(error.message).toContain("unforeseen");
  });

  test("an unknown call and an input that is none are errors", async () => {
    const client = await open();
    const unknown = client.call("project.explode" as CallName, {} as never);
    expect((await failureOf(unknown)).code).toBe("call.unknown");
    const wrong = client.call("log.list", { limit: -1 });
    expect(await failureOf(wrong)).toMatchObject({ code: "call.invalid", kind: "bug" });
    const noProject = client.call("map.extent", { scope: wholeProject });
    expect((await failureOf(noProject)).code).toBe("project.none");
  });

  test("a value that cannot be cloned is an error of the same call", async () => {
    const client = await open();
    expect(await failureOf(client.call("project.recent", {}))).toMatchObject({ code: "bug" });
    expect(await client.call("project.state", {})).toBeNull();
  });
}

function testLongWork(open: Open): void {
  test("long work reports progress in order, and silence ends in a timeout", async () => {
    const client = await open();
    const steps: ProgressStep[] = [];
    // Every step is a sign of life: the whole takes longer than any one silence.
    await client.call("run.crosscheck", aCrosscheck, { onProgress: (step) => steps.push(step) });
    expect(steps.map(({ done }) => done)).toEqual([1, 2, 3]);
    const silent = client.call("settings.get", {}, { timeoutMs: 50 });
    expect(await failureOf(silent)).toMatchObject({ code: "call.timeout", kind: "environment" });
  });

  test("work that never looks up is cancelled, and queries are answered meanwhile", async () => {
    const client = await open();
    const stop = new AbortController();
    const begun = Promise.withResolvers<void>();
    const run = client.call("run.start", aRun, {
      signal: stop.signal,
      onProgress: () => begun.resolve(),
    });
    const ended = failureOf(run);
    await begun.promise;
    expect(await client.call("project.state", {})).toBeNull();
    const busy = client.call("unit.rename", { code: "140799", name: "某县" });
    expect(await failureOf(busy)).toMatchObject({ code: "project.busy", kind: "user" });
    stop.abort();
    expect((await ended).code).toBe("cancelled");
    // The next command waits for the end of what was cancelled, and is not refused.
    expect((await failureOf(client.call("undo.last", {}))).code).toBe("project.none");
  });

  test("a signal that fired before the call keeps it from being made", async () => {
    const client = await open();
    const call = client.call("project.state", {}, { signal: AbortSignal.abort() });
    expect((await failureOf(call)).code).toBe("cancelled");
  });
}

function testEnds(open: Open): void {
  test("the death of the core ends every waiting call; the next one finds a new core", async () => {
    const client = await open();
    const waiting = failureOf(client.call("settings.get", {}));
    const killer = await failureOf(client.call("sheets.print", aPrinting));
    expect(killer).toMatchObject({ code: "core.died", kind: "bug" });
    expect((await waiting).code).toBe("core.died");
    expect(await client.call("project.state", {})).toBeNull();
  });

  test("closing the client ends what waits, and refuses what comes", async () => {
    const client = await open();
    const waiting = failureOf(client.call("settings.get", {}));
    client.close();
    expect((await waiting).code).toBe("call.closed");
    expect((await failureOf(client.call("project.state", {}))).code).toBe("call.closed");
  });
}
