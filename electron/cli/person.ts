import { mkdirSync, writeFileSync } from "node:fs";
import process from "node:process";
import { createInterface } from "node:readline/promises";
import {
  personFile,
  settingsFolder,
  storedPerson,
  systemUserName,
} from "../core/calls/this-machine.ts";

async function askPerson(fallback: string): Promise<string> {
  const dialogue = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await dialogue.question(`请输入您的姓名(记入操作日志,只问一次)[${fallback}]:`);
  dialogue.close();
  const person = answer.trim() || fallback;
  try {
    mkdirSync(settingsFolder(), { recursive: true });
    writeFileSync(personFile(), `${person}\n`);
  } catch {
    // A home folder that can't be written must not stop the work; the name is asked again next time.
  }
  return person;
}

/**
 * Who is named in the event log (D6): `--person`, else the name stored on this machine, else asked
 * once on a terminal, else the system's user name.
 */
export async function resolvePerson(given: string | undefined, mayAsk: boolean): Promise<string> {
  const known = given?.trim() || storedPerson();
  if (known) return known;
  return mayAsk ? askPerson(systemUserName()) : systemUserName();
}
