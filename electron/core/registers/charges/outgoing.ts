import {
  checkOutgoing,
  type OutgoingPaper,
  type OutgoingSubject,
  type StopReason,
} from "../../../../shared/ledger/money/outgoing-check.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { listMoneyRows } from "../money/list-rows.ts";
import { presentRows } from "../money/money-row.ts";
import { refused } from "../money/refuse.ts";
import { listCharges } from "./charge-row.ts";
import { meetingDecision } from "./meeting-decision.ts";
import { readStandings, unknownStanding } from "./plot-standing.ts";

/** Papers that the program prints after a check. */
export type CheckedPaper = Extract<OutgoingPaper, "chargeNotice" | "demand" | "tender">;

/** One paper that was looked at; without reasons it may go out. */
export interface CheckedItem {
  readonly subjectUid: string;
  readonly label: string;
  readonly reasons: readonly StopReason[];
}

/** 出账前体检: a page that says what may go out, to be signed before anything is printed. */
export interface OutgoingCheck {
  readonly uid: string;
  readonly number: number;
  readonly unitCode: string;
  readonly paper: CheckedPaper;
  readonly checkedOn: string;
  readonly signedBy: string | null;
  readonly signedOn: string | null;
  readonly items: readonly CheckedItem[];
  /** “可发 41 份,停发 7 份”. */
  readonly headline: string;
}

interface NamedSubject extends OutgoingSubject {
  readonly label: string;
}

/** What of a unit would go out on a day: bills that are not paid, claims that are open, auctions. */
function subjectsOf(
  project: Project,
  paper: CheckedPaper,
  unitCode: string,
  onDay: string,
): NamedSubject[] {
  if (paper === "demand") return claimSubjects(project, unitCode, onDay);
  return paper === "tender"
    ? auctionSubjects(project, unitCode, onDay)
    : chargeSubjects(project, unitCode, onDay);
}

function claimSubjects(project: Project, unitCode: string, onDay: string): NamedSubject[] {
  return listMoneyRows(project, "claim", unitCode, onDay)
    .filter(({ account }) => account.balanceFen > 0)
    .map(({ row, limitation }) => ({
      id: row.uid,
      label: row.number,
      plots: [],
      claim: {
        type: row.type,
        limitationDaysLeft: limitation.kind === "counted" ? limitation.transition.daysLeft : null,
      },
    }));
}

function chargeSubjects(project: Project, unitCode: string, onDay: string): NamedSubject[] {
  const standings = readStandings(project, unitCode.slice(0, 12), onDay);
  return listCharges(project, unitCode, onDay)
    .filter((charge) => charge.withdrawnOn === null && charge.amountFen > charge.receivedFen)
    .map((charge) => {
      const decision = meetingDecision(project, charge.meetingUid, "land");
      const resolution = decision?.isReached === true ? decision.words : null;
      return {
        id: charge.uid,
        label: charge.number,
        plots: charge.lines.map(({ plotCode }) => ({
          ...(standings.get(plotCode)?.standing ?? unknownStanding(plotCode)),
          ...{ resolution, priceSet: true },
        })),
        claim: null,
      };
    });
}

function auctionSubjects(project: Project, unitCode: string, onDay: string): NamedSubject[] {
  const standings = readStandings(project, unitCode.slice(0, 12), onDay);
  const rowsOf = presentRows(project);
  const plots = Map.groupBy(rowsOf("auction_plot"), ({ auction_uid }) => String(auction_uid));
  return rowsOf("auction")
    .filter((row) => String(row.group_code ?? row.village_code).startsWith(unitCode))
    .filter(({ status }) => status === "prepared")
    .map((row) => {
      const uid = (column: string) => (row[column] === null ? null : String(row[column]));
      const decision = meetingDecision(project, uid("meeting_uid"), "land");
      const landless = meetingDecision(project, uid("landless_meeting_uid"), "land");
      return {
        id: String(row.uid),
        label: String(row.number),
        plots: (plots.get(String(row.uid)) ?? []).map(({ plot_code }) => {
          const code = String(plot_code);
          const resolution = decision?.isReached === true ? decision.words : null;
          const landlessDecided = landless?.isReached === true;
          const standing = standings.get(code)?.standing ?? unknownStanding(code);
          return { ...standing, resolution, landlessDecided, priceSet: true };
        }),
        claim: null,
      };
    });
}

/** Looks at everything of a unit that would go out, and keeps the page; undoable. */
export function runOutgoingCheck(
  project: Project,
  paper: CheckedPaper,
  unitCode: string,
  onDay: string,
): OutgoingCheck {
  const subjects = subjectsOf(project, paper, unitCode, onDay);
  if (subjects.length === 0) throw refused("没有要发的文书。");
  const { allowed, stopped } = checkOutgoing(paper, subjects, onDay);
  const number =
    1 +
    Number(project.db.prepare("SELECT ifnull(max(number), 0) FROM outgoing_check").pluck().get());
  const uid = runCommand(project, { command: "outgoing.check", undoable: true }, ({ insert }) => {
    const check = { number, unit_code: unitCode, paper, checked_on: onDay };
    const check_uid = insert("outgoing_check", check);
    for (const { id, reasons } of [...allowed, ...stopped]) {
      insert("outgoing_check_item", {
        check_uid,
        subject_kind: paper,
        subject_uid: id,
        label: subjects.find((subject) => subject.id === id)!.label,
        reasons: JSON.stringify(reasons),
      });
    }
    return check_uid;
  });
  return existingCheck(project, uid);
}

export function listOutgoingChecks(
  project: Pick<Project, "db">,
  unitCode: string,
): OutgoingCheck[] {
  const rowsOf = presentRows(project);
  const items = Map.groupBy(rowsOf("outgoing_check_item"), ({ check_uid }) => String(check_uid));
  return rowsOf("outgoing_check")
    .filter(({ unit_code }) => String(unit_code).startsWith(unitCode))
    .map((row): OutgoingCheck => {
      const own = (items.get(String(row.uid)) ?? []).map(
        (item): CheckedItem => ({
          subjectUid: String(item.subject_uid),
          label: String(item.label),
          reasons: JSON.parse(String(item.reasons)) as StopReason[],
        }),
      );
      const stopped = own.filter(({ reasons }) => reasons.length > 0).length;
      return {
        uid: String(row.uid),
        number: Number(row.number),
        unitCode: String(row.unit_code),
        paper: String(row.paper) as CheckedPaper,
        checkedOn: String(row.checked_on),
        signedBy: row.signed_by === null ? null : String(row.signed_by),
        signedOn: row.signed_on === null ? null : String(row.signed_on),
        items: own,
        headline: `可发 ${own.length - stopped} 份,停发 ${stopped} 份`,
      };
    })
    .reverse();
}

export function existingCheck(project: Pick<Project, "db">, uid: string): OutgoingCheck {
  const check = listOutgoingChecks(project, "").find((one) => one.uid === uid);
  if (check === undefined) throw refused("这次体检不存在或已撤销,请刷新后重试。", { uid });
  return check;
}

/** Notes who signed the page; undoable. From then on what it lets through may be printed. */
export function signOutgoingCheck(project: Project, uid: string, by: string, on: string): void {
  const check = existingCheck(project, uid);
  if (check.signedBy !== null)
    throw refused(`第 ${check.number} 次体检已由 ${check.signedBy} 签字。`);
  if (on < check.checkedOn) throw refused(`签字日期 ${on} 早于体检日期 ${check.checkedOn}。`);
  runCommand(project, { command: "outgoing.sign", undoable: true }, ({ update }) => {
    update("outgoing_check", uid, { signed_by: by, signed_on: on });
  });
}

/**
 * The subjects of a signed check that may be printed on a day: let through then, and nothing against them
 * now. What is stopped is never printed, whoever asks (D35).
 */
export function printable(
  project: Project,
  uid: string,
  onDay: string,
): { readonly check: OutgoingCheck; readonly subjectUids: readonly string[] } {
  const check = existingCheck(project, uid);
  if (check.signedBy === null)
    throw refused("体检页还没有签字,不能打印。请先打印体检页,签字后登记。");
  const now = checkOutgoing(
    check.paper,
    subjectsOf(project, check.paper, check.unitCode, onDay),
    onDay,
  );
  const allowedNow = new Set(now.allowed.map(({ id }) => id));
  const subjectUids = check.items
    .filter(({ reasons, subjectUid }) => reasons.length === 0 && allowedNow.has(subjectUid))
    .map(({ subjectUid }) => subjectUid);
  if (subjectUids.length === 0) throw refused("这次体检没有可发的文书。");
  return { check, subjectUids };
}

/** Keeps what was printed, with the sum on each paper. */
export function noteNotices(
  project: Project,
  checkUid: string,
  kind: CheckedPaper,
  notices: readonly { readonly subjectUid: string; readonly amountFen: number | null }[],
  printedOn: string,
): void {
  const { db } = project;
  const count = Number(db.prepare("SELECT count(*) FROM outgoing_notice").pluck().get());
  runCommand(project, { command: "outgoing.print", undoable: false }, ({ insert }) => {
    for (const [at, { subjectUid, amountFen }] of notices.entries()) {
      insert("outgoing_notice", {
        check_uid: checkUid,
        kind,
        number: `W-${String(count + at + 1).padStart(5, "0")}`,
        subject_uid: subjectUid,
        amount_fen: amountFen,
        printed_on: printedOn,
      });
    }
  });
}
