import {
  type IncentiveQuote,
  type IncentiveScheme,
  incentiveQuote,
  type SpecialGroup,
} from "../../../../shared/ledger/money/incentive.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { listMoneyRows } from "./list-rows.ts";
import { presentRows, type StoredRecord, specialGroups } from "./money-row.ts";
import { refused } from "./refuse.ts";

/** A scheme of rebates as a village voted it. */
export interface StoredScheme extends IncentiveScheme {
  readonly uid: string;
  readonly villageCode: string;
  readonly meetingUid: string | null;
}

export function listSchemes(project: Pick<Project, "db">, unitCode: string): StoredScheme[] {
  return presentRows(project)("incentive_scheme")
    .filter(({ village_code }) => String(village_code).startsWith(unitCode))
    .map(schemeOf);
}

function schemeOf(row: StoredRecord): StoredScheme {
  return {
    uid: String(row.uid),
    villageCode: String(row.village_code),
    name: String(row.name),
    startsOn: String(row.starts_on),
    tiers: JSON.parse(String(row.tiers)) as IncentiveScheme["tiers"],
    special: JSON.parse(String(row.special)) as IncentiveScheme["special"],
    waivesHeirless: row.waives_heirless === 1,
    basis: row.basis === "original" ? "original" : "balance",
    includesServingCadres: row.includes_serving_cadres === 1,
    meetingUid: row.meeting_uid === null ? null : String(row.meeting_uid),
  };
}

/** Keeps a scheme; undoable. Throws `money.refused` for steps that do not follow each other. */
export function saveScheme(
  project: Project,
  uid: string | null,
  scheme: Omit<StoredScheme, "uid">,
): string {
  const days = scheme.tiers.map(({ throughDay }) => throughDay);
  if (days.some((day, at) => at > 0 && day <= days[at - 1]!)) {
    throw refused("各档的截止日须依次递增,如第 10、20、30 天。");
  }
  const columns = {
    village_code: scheme.villageCode,
    name: scheme.name,
    starts_on: scheme.startsOn,
    tiers: JSON.stringify(scheme.tiers),
    special: JSON.stringify(scheme.special),
    waives_heirless: Number(scheme.waivesHeirless),
    basis: scheme.basis,
    includes_serving_cadres: Number(scheme.includesServingCadres),
    meeting_uid: scheme.meetingUid,
  };
  return runCommand(project, { command: "money.scheme", undoable: true }, (recorder) => {
    if (uid === null) return recorder.insert("incentive_scheme", columns);
    recorder.update("incentive_scheme", uid, columns);
    return uid;
  });
}

/** What a claim costs under a scheme on a day, with the balance of that day; the arithmetic of the notice. */
export function quoteFor(
  project: Pick<Project, "db">,
  rowUid: string,
  schemeUid: string,
  paidOn: string,
): IncentiveQuote & { readonly balanceFen: number } {
  const listed = listMoneyRows(project, "claim", "", paidOn).find(({ row }) => row.uid === rowUid);
  const scheme = listSchemes(project, "").find(({ uid }) => uid === schemeUid);
  if (listed === undefined) throw refused("这笔债权不存在,请刷新后重试。");
  if (scheme === undefined) throw refused("这个激励办法不存在,请刷新后重试。");
  const { row, account } = listed;
  if (scheme.villageCode !== row.villageCode) throw refused("这个激励办法是别的村定的。");
  const quote = incentiveQuote(
    scheme,
    { ...debtorOf(row), ...account, originalFen: row.originalFen },
    paidOn,
  );
  return { ...quote, balanceFen: account.balanceFen };
}

/** What a scheme asks of a debtor. */
export function debtorOf({ specialGroup, servingCadre, lifeStatus }: DebtorRow) {
  return {
    group: specialGroups.find((group): group is SpecialGroup => group === specialGroup) ?? null,
    servingCadre: servingCadre === true,
    deceased: lifeStatus ?? "alive",
  };
}

interface DebtorRow {
  readonly specialGroup: string | null;
  readonly servingCadre: boolean | null;
  readonly lifeStatus: "alive" | "heirs" | "noHeirs" | null;
}
