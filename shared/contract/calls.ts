import type { z } from "zod";
import { auditCalls } from "./calls/audit-calls.ts";
import { casePaperCalls } from "./calls/case-paper-calls.ts";
import { chargeCalls } from "./calls/charge-calls.ts";
import { contractCalls } from "./calls/contract-calls.ts";
import { countyCalls } from "./calls/county-calls.ts";
import { countyDeskCalls } from "./calls/county-desk-calls.ts";
import { fieldCalls } from "./calls/field-calls.ts";
import { importCalls } from "./calls/import-calls.ts";
import { mapCalls } from "./calls/map-calls.ts";
import { moneyCalls } from "./calls/money-calls.ts";
import { outgoingCalls } from "./calls/outgoing-calls.ts";
import { paperCalls } from "./calls/paper-calls.ts";
import { pastCalls } from "./calls/past-calls.ts";
import { peopleCalls } from "./calls/people-calls.ts";
import { plotCalls } from "./calls/plot-calls.ts";
import { postingCalls } from "./calls/posting-calls.ts";
import { problemCalls } from "./calls/problem-calls.ts";
import { projectCalls } from "./calls/project-calls.ts";
import { registerCalls } from "./calls/register-calls.ts";
import { reportCalls } from "./calls/report-calls.ts";
import { runCalls } from "./calls/run-calls.ts";
import { searchCalls } from "./calls/search-calls.ts";
import { settingsCalls } from "./calls/settings-calls.ts";
import { sheetCalls } from "./calls/sheet-calls.ts";
import { todayCalls } from "./calls/today-calls.ts";
import { workingPaperCalls } from "./calls/working-paper-calls.ts";

/** Every call that a door can make: the whole language between the doors and the core. */
export const calls = {
  ...projectCalls,
  ...todayCalls,
  ...importCalls,
  ...mapCalls,
  ...pastCalls,
  ...plotCalls,
  ...fieldCalls,
  ...paperCalls,
  ...postingCalls,
  ...moneyCalls,
  ...chargeCalls,
  ...outgoingCalls,
  ...runCalls,
  ...sheetCalls,
  ...searchCalls,
  ...settingsCalls,
  ...countyCalls,
  ...contractCalls,
  ...problemCalls,
  ...casePaperCalls,
  ...registerCalls,
  ...peopleCalls,
  ...reportCalls,
  ...auditCalls,
  ...workingPaperCalls,
  ...countyDeskCalls,
} as const;

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]["input"]>;
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]["output"]>;

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}
