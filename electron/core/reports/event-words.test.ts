import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { eventWords } from "./event-words.ts";

const core = path.resolve(import.meta.dirname, "..");
const isProgram = (name: string) =>
  name.endsWith(".ts") && !name.endsWith(".test.ts") && !/(^|[/\\])testing[/\\]/.test(name);

it("A3: every command that the program logs has a Chinese name", () => {
  const commands = readdirSync(core, { recursive: true, encoding: "utf8" })
    .filter(isProgram)
    .flatMap((name) => [
      ...readFileSync(path.join(core, name), "utf8").matchAll(/command: "([a-zA-Z.]+)"/g),
    ])
    .map(([, command = ""]) => command);
  expect(commands.length).toBeGreaterThan(50);
  expect(commands.filter((command) => !/\p{Script=Han}/u.test(eventWords(command)))).toEqual([]);
});
