import { afterAll, expect, test } from "vitest";
import { runCommand } from "./event-log.ts";
import { keepUntilEvent } from "./keep-until-event.ts";
import { closeProject } from "./project.ts";
import { setOption } from "./settings.ts";
import { newProject, removeTemporaryFolders } from "./testing/sample-project.ts";

afterAll(removeTemporaryFolders);

test("an answer is kept for its question until the next event, and never from inside a transaction", () => {
  const project = newProject();
  const keep = keepUntilEvent<number>();
  let made = 0;
  const ask = (question: string) => keep(project, question, () => ++made);
  expect([ask("a"), ask("a"), ask("b"), ask("a")]).toEqual([1, 1, 2, 3]);
  setOption(project, "secrecy_mark", "内部资料");
  expect(ask("a")).toBe(4);
  runCommand(project, { command: "test.sample", undoable: false }, () => ask("a"));
  expect(made).toBe(5);
  expect(ask("a")).toBe(6);
  closeProject(project);
});
