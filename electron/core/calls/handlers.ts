import { auctionHandlers } from "./auction-calls.ts";
import { auditHandlers } from "./audit-calls.ts";
import { casePaperHandlers } from "./case-paper-calls.ts";
import { chargeHandlers, decisionHandlers, landHandlers, routeHandlers } from "./charge-calls.ts";
import { contractHandlers } from "./contract-calls.ts";
import { countyHandlers } from "./county-calls.ts";
import { countyDeskHandlers } from "./county-desk-calls.ts";
import { editionHandlers } from "./edition-calls.ts";
import { fieldHandlers } from "./field-calls.ts";
import type { Handlers } from "./handler.ts";
import { handoutHandlers } from "./handout-calls.ts";
import { importHandlers } from "./import-calls.ts";
import { judgementHandlers } from "./judgement-calls.ts";
import { mapHandlers } from "./map-calls.ts";
import { measuredHandlers } from "./measured-calls.ts";
import { moneyHandlers } from "./money-calls.ts";
import { outgoingHandlers } from "./outgoing-calls.ts";
import { paperHandlers } from "./paper-calls.ts";
import { pastHandlers } from "./past-calls.ts";
import { plotHandlers } from "./plot-calls.ts";
import { postingHandlers } from "./posting-calls.ts";
import { problemHandlers } from "./problem-calls.ts";
import { projectHandlers } from "./project-calls.ts";
import { registerHandlers } from "./register-calls.ts";
import { reportHandlers } from "./report-calls.ts";
import { runHandlers } from "./run-calls.ts";
import { searchHandlers } from "./search-calls.ts";
import { settingsHandlers } from "./settings-calls.ts";
import { sheetHandlers } from "./sheet-calls.ts";
import { snapshotHandlers } from "./snapshot-calls.ts";
import { todayHandlers } from "./today-calls.ts";
import { workingPaperHandlers } from "./working-paper-calls.ts";

/** Every call of the contract with what carries it out; one that is missing does not compile. */
export const handlers: Handlers = {
  ...projectHandlers,
  ...todayHandlers,
  ...importHandlers,
  ...mapHandlers,
  ...editionHandlers,
  ...pastHandlers,
  ...plotHandlers,
  ...fieldHandlers,
  ...measuredHandlers,
  ...handoutHandlers,
  ...paperHandlers,
  ...postingHandlers,
  ...moneyHandlers,
  ...chargeHandlers,
  ...routeHandlers,
  ...landHandlers,
  ...decisionHandlers,
  ...outgoingHandlers,
  ...auctionHandlers,
  ...runHandlers,
  ...sheetHandlers,
  ...searchHandlers,
  ...settingsHandlers,
  ...countyHandlers,
  ...contractHandlers,
  ...judgementHandlers,
  ...problemHandlers,
  ...casePaperHandlers,
  ...registerHandlers,
  ...reportHandlers,
  ...auditHandlers,
  ...workingPaperHandlers,
  ...countyDeskHandlers,
  ...snapshotHandlers,
};
