import type {
  ApplicantFacts,
  DemandFacts,
  InstalmentFacts,
  PaperFacts,
  PaperKind,
  PersonFacts,
  ReceiptFacts,
  RegisterFacts,
  UnitFacts,
} from "../../../../shared/ledger/contracts/context-facts.ts";
import { paperKindNames, paperKinds } from "../../../../shared/ledger/contracts/context-facts.ts";
import type { ContractFacts, ContractField } from "../../../../shared/ledger/contracts/facts.ts";
import type { MeetingFacts } from "../../../../shared/ledger/meetings/meeting-facts.ts";
import type { Project } from "../../project/project.ts";
import { claimSettlements } from "../money/claim-settlements.ts";
import { presentRows } from "../money/money-row.ts";
import { outlinesOfContracts } from "./contract-outlines.ts";
import { readContracts, type StoredContract } from "./contract-row.ts";
import { readLand } from "./land-facts.ts";
import { overlapsOf } from "./land-overlaps.ts";

type Db = Pick<Project, "db">;

/**
 * Everything that the rules may look at, of the whole project: prices and duplicates are compared across
 * villages. Contracts that are only proposed or drafted are none yet.
 */
export function readRegisterFacts(project: Db, asOf: string): RegisterFacts {
  const stored = readContracts(project, "").filter(({ standing }) => standing === "registered");
  const meetings = readMeetings(project);
  const outlines = outlinesOfContracts(project);
  const contracts = stored.map((contract) =>
    contractFacts(contract, meetings, outlines.get(contract.uid) ?? []),
  );
  const codes = new Set(contracts.flatMap(({ plotCodes }) => plotCodes ?? []));
  const { facts: land, shapes } = readLand(project, codes, asOf);
  const covered = contracts.map(({ uid, plotCodes }) => ({ uid, codes: plotCodes ?? [] }));
  return {
    contracts,
    units: readUnits(project),
    people: readPeople(project),
    land,
    overlaps: overlapsOf(covered, shapes),
    receipts: readReceipts(project),
    claimSettlements: claimSettlements(presentRows(project)),
    instalments: readInstalments(project),
    demands: readDemands(project),
    papers: readPapers(project),
    applicants: readApplicants(project),
  };
}

function contractFacts(
  contract: StoredContract,
  meetings: ReadonlyMap<string, MeetingFacts>,
  drawn: readonly string[],
): ContractFacts {
  const { uid, values, absent, unreadCells, signer, meetingUid, registeredOn } = contract;
  const own = values.plotCodes ?? [];
  const plotCodes = [...new Set([...own, ...drawn])];
  return {
    ...values,
    plotCodes: plotCodes.length === 0 ? values.plotCodes : plotCodes,
    uid,
    registeredOn,
    absent,
    unread: new Set(Object.keys(unreadCells) as ContractField[]),
    signer,
    meeting: meetingUid === null ? null : (meetings.get(meetingUid) ?? null),
  };
}

function readMeetings({ db }: Db): Map<string, MeetingFacts> {
  const rows = db
    .prepare<[], MeetingFacts & { uid: string }>(
      `SELECT uid, type, held_on AS heldOn, voting_unit AS unit, due, present,
         in_favour AS inFavour, proxies FROM meeting`,
    )
    .all();
  return new Map(rows.map(({ uid, ...meeting }) => [uid, meeting]));
}

function readUnits({ db }: Db): UnitFacts[] {
  const rows = db
    .prepare<[], Omit<UnitFacts, "papersRecorded"> & { papersRecorded: number | null }>(
      `SELECT f.unit_code AS code, ifnull(s.name, '') AS name, f.households, f.members,
         f.capable_members AS capableMembers, f.household_representatives AS householdRepresentatives,
         f.member_representatives AS memberRepresentatives,
         f.second_round_ends_on AS secondRoundEndsOn, f.extension_ends_on AS extensionEndsOn,
         f.arable_mu AS arableMu, f.reserve_mu AS reserveMu, f.papers_recorded AS papersRecorded
       FROM unit_fact f LEFT JOIN unit_setting s ON s.unit_code = f.unit_code ORDER BY f.unit_code`,
    )
    .all();
  return rows.map((row) => ({ ...row, papersRecorded: row.papersRecorded === 1 }));
}

function readPeople({ db }: Db): PersonFacts[] {
  const rows = db
    .prepare<
      [],
      Omit<PersonFacts, "isMember" | "relativeIdNumbers"> & {
        isMember: number | null;
        relatives: string;
      }
    >(
      `SELECT id_number AS idNumber, name, unit_code AS unitCode, is_member AS isMember, post,
         relative_id_numbers AS relatives, died_on AS diedOn FROM person ORDER BY id_number`,
    )
    .all();
  return rows.map(({ relatives, isMember, ...person }) => ({
    ...person,
    isMember: isMember === null ? null : isMember === 1,
    relativeIdNumbers: JSON.parse(relatives) as string[],
  }));
}

function readReceipts({ db }: Db): ReceiptFacts[] {
  const rows = db
    .prepare<
      [],
      Omit<ReceiptFacts, "personalAccount" | "setOff"> & {
        personal: number | null;
        setOff: number;
      }
    >(
      `SELECT target_uid AS contractUid, ifnull(receipt_number, '') AS number, received_on AS "on",
         amount_fen AS fen, voucher_number AS voucherNumber, personal_account AS personal,
         set_off AS setOff
       FROM receipt WHERE target_kind = 'contract' AND target_uid IS NOT NULL
       ORDER BY received_on, id`,
    )
    .all();
  return rows.map(({ personal, setOff, ...receipt }) => ({
    ...receipt,
    personalAccount: personal === null ? null : personal === 1,
    setOff: setOff === 1,
  }));
}

function readInstalments({ db }: Db): InstalmentFacts[] {
  return db
    .prepare<[], InstalmentFacts>(
      `SELECT contract_uid AS contractUid, due_on AS dueOn, due_fen AS fen FROM payment_item
       ORDER BY contract_uid, due_on, id`,
    )
    .all();
}

function readDemands({ db }: Db): DemandFacts[] {
  return db
    .prepare<[], DemandFacts>(
      `SELECT target_uid AS contractUid, kind, happened_on AS "on" FROM demand
       WHERE target_kind = 'contract' ORDER BY target_uid, happened_on, id`,
    )
    .all();
}

/** Who registered for the auction a contract came from; as good as the winner is who bid no less. */
function readApplicants({ db }: Db): ApplicantFacts[] {
  type Read = { contractUid: string; name: string; isMember: number; sameTerms: number | null };
  const rows = db
    .prepare<[], Read>(
      `SELECT a.contract_uid AS contractUid, r.name, r.is_member AS isMember,
         max(b.price_fen) >= a.price_fen AS sameTerms
       FROM auction a JOIN auction_registrant r ON r.auction_uid = a.uid
       LEFT JOIN auction_bid b ON b.registrant_uid = r.uid
       WHERE a.contract_uid IS NOT NULL GROUP BY r.uid ORDER BY a.id, r.id`,
    )
    .all();
  return rows.map(({ contractUid, name, isMember, sameTerms }) => ({
    contractUid,
    name,
    isMember: isMember === 1,
    sameTerms: sameTerms === 1,
  }));
}

/** Words in a paper's caption or file name that tell its kind, where nobody named it. */
const paperWords: readonly (readonly [RegExp, PaperKind])[] = [
  [/收据|收条|发票|票据/, "receipt"],
  [/抵销|抵顶/, "set_off_sheet"],
  [/终止|交还|解除/, "termination"],
  [/转包|转租|同意书/, "consent"],
  [/回避/, "recusal"],
  [/公示/, "posting_photo"],
  [/小组.*决议|组.*决议/, "group_resolution"],
  [/会议|记录|纪要|决议|签到/, "minutes"],
  [/合同|协议/, "contract"],
];

function readPapers({ db }: Db): PaperFacts[] {
  const rows = db
    .prepare<[], { contractUid: string; kind: string; words: string }>(
      `SELECT record_uid AS contractUid, kind, ifnull(caption, '') || ' ' || file_name AS words
       FROM paper_link WHERE register = 'contract' ORDER BY record_uid, id`,
    )
    .all();
  return rows.flatMap(({ contractUid, kind, words }) => {
    const told = paperKinds.find((name) => name === kind || words.includes(paperKindNames[name]));
    const found = told ?? paperWords.find(([pattern]) => pattern.test(words))?.[1];
    return found === undefined ? [] : [{ contractUid, kind: found }];
  });
}
