import type { TodayOverview } from "../../../shared/contract/calls/today-calls.ts";
import { daysBetween } from "../../../shared/ledger/money/calendar.ts";
import type { Project } from "../project/project.ts";
import { listAuditFindings } from "../registers/audit/audit-findings.ts";
import { listGovernance } from "../registers/village-books/governance.ts";

type Waiting = TodayOverview["waiting"][number];

/** The weekly report is due so many days after the last one (D39). */
const weekDays = 7;

interface Deadline {
  readonly deadline: string | null;
  readonly rectifiedOn: string | null;
}

/** What waits about problems of checks and audits, and the weekly report, in a unit on a day. */
export function deadlineWork(
  project: Pick<Project, "db">,
  unitCode: string,
  asOf: string,
): Waiting[] {
  const isOverdue = ({ deadline, rectifiedOn }: Deadline) =>
    rectifiedOn === null && deadline !== null && deadline < asOf;
  const governance = listGovernance(project, unitCode).filter(isOverdue).length;
  const audit = listAuditFindings(project, unitCode).filter(isOverdue).length;
  return [
    {
      kind: "governance_overdue" as const,
      text: `${governance} 条治理问题过了整改期限`,
      count: governance,
      target: { screen: "reports" as const, groupCode: null, tab: "governance" },
    },
    {
      kind: "audit_overdue" as const,
      text: `${audit} 条审计问题过了整改期限`,
      count: audit,
      target: { screen: "audit" as const, groupCode: null, tab: "findings" },
    },
    ...weeklyWork(project, asOf),
  ].filter(({ count }) => count > 0);
}

/** Where weekly reports are kept at all, the next one is due a week after the last. */
function weeklyWork({ db }: Pick<Project, "db">, asOf: string): Waiting[] {
  const last = db
    .prepare<[], string | null>("SELECT max(as_of) FROM snapshot WHERE kind = 'weekly'")
    .pluck()
    .get();
  if (typeof last !== "string" || daysBetween(last, asOf) < weekDays) return [];
  return [
    {
      kind: "weekly_due",
      text: `上一期周报截至 ${last},该出新的一期了`,
      count: 1,
      target: { screen: "reports", groupCode: null, tab: "reports" },
    },
  ];
}
