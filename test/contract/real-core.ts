import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { startCore } from "../../electron/core/calls/core.ts";
import {
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
} from "../../shared/contract/calls.ts";
import { openDoorTo } from "./doors.ts";

/** Which file of this folder makes the calls on which subjects, the words before the dot. */
export const subjectsMadeIn: Readonly<Record<string, readonly string[]>> = {
  "posting-project.test.ts": ["posting"],
  "field-project.test.ts": ["field", "measured", "handouts", "papers"],
  "contracts-project.test.ts": ["contracts", "returns", "judgements", "problems", "casePapers"],
  "money-project.test.ts": ["money"],
  "charges-project.test.ts": ["charges", "routes", "land", "decisions", "outgoing", "auctions"],
  "real-project.test.ts": [
    ...["project", "today", "letter", "import", "map", "plots", "pieces", "units", "run"],
    ...["findings", "exception", "sheets", "search", "settings", "unit", "village", "undo", "log"],
  ],
  "past-project.test.ts": ["past", "editions"],
  "registers-project.test.ts": ["registers", "meetings", "villages", "people", "rules"],
  "audit-project.test.ts": ["audit", "external", "auditFindings", "workingPapers"],
  "reports-project.test.ts": ["indicators", "reports", "snapshots", "governance", "villageFiles"],
  "county-desk.test.ts": ["county"],
  "county-project.test.ts": ["template", "mapping", "backdrop", "form"],
};

/** A core behind the HTTP door with a folder of its own, and what was answered so far. */
export async function openRealCore() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "qhs-contract-"));
  const core = startCore({ person: "测试", settingsFolder: path.join(folder, "settings") });
  const door = await openDoorTo(core, "http");
  const answered = new Set<CallName>();
  return {
    folder,
    /** Makes a call through the HTTP door and holds the answer to the contract, strictly. */
    call: async <Name extends CallName>(
      name: Name,
      input: CallInput<Name>,
    ): Promise<CallOutput<Name>> => {
      const answer = await door.client.call(name, input);
      const parsed = calls[name].output.safeParse(answer);
      expect(parsed.success ? [] : parsed.error.issues, name).toEqual([]);
      answered.add(name);
      return answer;
    },
    /** The code of an error that a call ends with; undefined when it ends well. */
    refusalOf: async <Name extends CallName>(name: Name, input: CallInput<Name>) => {
      const failure = await door.client.call(name, input).then(
        () => null,
        (error: unknown) => error,
      );
      return (failure as { code?: string } | null)?.code;
    },
    /** Calls on a test file's subjects that it never made. */
    unmadeIn: (testFile: string): string[] => {
      const subjects = subjectsMadeIn[testFile] ?? [];
      const isOurs = (name: string) => subjects.includes(name.split(".")[0] ?? "");
      return Object.keys(calls).filter((name) => isOurs(name) && !answered.has(name as CallName));
    },
    close: async () => {
      await door.close();
      await core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
