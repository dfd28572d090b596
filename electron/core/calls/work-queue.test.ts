import { expect, test } from "vitest";
import type { CoreMessage } from "../../../shared/contract/protocol.ts";
import { createWorkQueue } from "./work-queue.ts";

/** Work whose end the test decides, and the order in which things happen. */
function bench() {
  const queue = createWorkQueue();
  const happened: string[] = [];
  const add = (id: string, name: string) => {
    const ended = Promise.withResolvers<void>();
    const over = queue.add(
      { type: "call", id, name, input: {} },
      (answer: CoreMessage) => {
        if (answer.type !== "reply") return;
        happened.push(`${id} ${answer.ok ? "done" : answer.error.code}`);
      },
      async () => {
        happened.push(`${id} begins`);
        await ended.promise;
        return { type: "reply", id, ok: true, value: null };
      },
    );
    return { end: ended.resolve, over };
  };
  return { queue, happened, add };
}

test("short commands take turns in the order they came", async () => {
  const { happened, add } = bench();
  const [one, two] = [add("1", "settings.set"), add("2", "unit.rename")];
  two.end();
  await Promise.resolve();
  expect(happened).toEqual(["1 begins"]);
  one.end();
  await two.over;
  expect(happened).toEqual(["1 begins", "1 done", "2 begins", "2 done"]);
});

test("D8: while a long command runs, others are refused at once and told what runs", async () => {
  const { happened, add } = bench();
  const run = add("1", "run.start");
  await add("2", "settings.set").over;
  expect(happened).toContain("2 project.busy");
  run.end();
  await run.over;
  const later = add("3", "settings.set");
  later.end();
  await later.over;
  expect(happened.at(-1)).toBe("3 done");
});

test("long queries make others wait, and refuse nobody", async () => {
  const { happened, add } = bench();
  const check = add("1", "run.crosscheck");
  const next = add("2", "settings.set");
  check.end();
  next.end();
  await next.over;
  expect(happened).toEqual(["1 begins", "1 done", "2 begins", "2 done"]);
});

test("what is cancelled before its turn never begins; what comes after waits for the rest", async () => {
  const { queue, happened, add } = bench();
  const run = add("1", "run.start");
  await Promise.resolve();
  queue.cancel("1");
  const second = add("2", "settings.set");
  const third = add("3", "settings.set");
  queue.cancel("2");
  third.end();
  run.end();
  await Promise.all([second.over, third.over]);
  expect(happened).toEqual(["1 begins", "1 done", "2 cancelled", "3 begins", "3 done"]);
});
