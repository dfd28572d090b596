import { handlers } from "../../../electron/core/calls/handlers.ts";
import { createCallHost } from "../../../electron/core/calls/host.ts";
import { createSession } from "../../../electron/core/calls/session.ts";
import { closeProject, openProject } from "../../../electron/core/project/project.ts";
import { createClient } from "../../../shared/contract/client.ts";
import { createDirectTransport } from "../../../shared/contract/direct-transport.ts";
import { fillContracts } from "./fill-contracts.ts";
import { fillLand } from "./fill-land.ts";
import { fillMoney } from "./fill-money.ts";
import { fillReports } from "./fill-reports.ts";
import { fillUnits } from "./fill-units.ts";

/** The day that the filled project is looked at: everything in it lies around this day. */
export const filledAsOf = "2026-06-30";

/**
 * Gives the sample township, imported and reconciled in this file, a life after the survey, through the
 * public calls alone: contracts judged and set right, claims and debts, forms, postings, bills, an
 * auction, reports and an audit's finding. People, sums and papers are invented (虚构).
 */
export async function fillProject(file: string): Promise<void> {
  // What was registered on which day is told by the clock; no call opens a project with another one.
  const clock = () => new Date("2026-06-29T02:00:00Z");
  const project = openProject(file, { mode: "write", person: "测试", clock });
  const session = createSession({ person: "测试", settingsFolder: null });
  const opened = { project, mode: "write" } as const;
  const host = createCallHost(
    { ...session, project: () => project, current: () => opened },
    handlers,
  );
  const client = createClient(createDirectTransport(host));
  try {
    const meetingUid = await fillUnits(client);
    await fillContracts(client);
    await fillLand(client, meetingUid);
    await fillMoney(client);
    await fillReports(client);
  } finally {
    client.close();
    closeProject(project);
  }
}
