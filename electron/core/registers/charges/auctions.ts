import type { Project } from "../../project/project.ts";
import { presentRows, type RowsOf, type StoredRecord } from "../money/money-row.ts";
import { refused } from "../money/refuse.ts";

/** What is offered and how. Prices are fen per mu and year. */
export interface AuctionValues {
  readonly number: string;
  readonly villageCode: string;
  readonly groupCode: string | null;
  readonly plotCodes: readonly string[];
  readonly meetingUid: string | null;
  /** The meeting that decided what is done for members without land (承包法 29). */
  readonly landlessMeetingUid: string | null;
  readonly use: string;
  readonly startOn: string;
  readonly endOn: string;
  readonly floorFen: number;
  readonly floorBasis: string;
  readonly depositFen: number;
}

export type AuctionStatus =
  | "prepared"
  | "noticed"
  | "failed"
  | "awarded"
  | "resultPosted"
  | "contracted";

export interface Registrant {
  readonly uid: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string | null;
  readonly isMember: boolean;
  readonly registeredOn: string;
  readonly depositFen: number;
  readonly depositPaidOn: string | null;
  readonly depositReturnedOn: string | null;
}

export interface StoredAuction extends AuctionValues {
  readonly uid: string;
  readonly status: AuctionStatus;
  readonly round: number;
  readonly previousUid: string | null;
  readonly plots: readonly { readonly plotCode: string; readonly signedMu: string }[];
  readonly noticeOn: string | null;
  readonly noticePlace: string | null;
  readonly noticeDays: number | null;
  readonly registerUntil: string | null;
  readonly bidsOn: string | null;
  readonly bidsPlace: string | null;
  readonly failedReason: string | null;
  readonly winnerUid: string | null;
  readonly priceFen: number | null;
  readonly confirmedOn: string | null;
  readonly confirmedBy: string | null;
  readonly resultOn: string | null;
  readonly resultDays: number | null;
  readonly contractUid: string | null;
  readonly registrants: readonly Registrant[];
  readonly bids: readonly {
    readonly number: number;
    readonly registrantUid: string;
    readonly priceFen: number;
  }[];
}

/** @param rowsOf the tables as of some entry time; as they are now without it */
export function listAuctions(
  project: Pick<Project, "db">,
  unitCode: string,
  rowsOf: RowsOf = presentRows(project),
): StoredAuction[] {
  const of = (table: string) =>
    Map.groupBy(rowsOf(table), ({ auction_uid }) => String(auction_uid));
  const [plots, registrants, bids] = [
    of("auction_plot"),
    of("auction_registrant"),
    of("auction_bid"),
  ];
  return rowsOf("auction")
    .filter((row) => String(row.group_code ?? row.village_code).startsWith(unitCode))
    .map((row) => {
      const uid = String(row.uid);
      return auctionOf(row, plots.get(uid) ?? [], registrants.get(uid) ?? [], bids.get(uid) ?? []);
    });
}

export function existingAuction(project: Pick<Project, "db">, uid: string): StoredAuction {
  const auction = listAuctions(project, "").find((one) => one.uid === uid);
  if (auction === undefined) throw refused("这次竞价不存在,请刷新后重试。", { uid });
  return auction;
}

function auctionOf(
  row: StoredRecord,
  plots: readonly StoredRecord[],
  registrants: readonly StoredRecord[],
  bids: readonly StoredRecord[],
): StoredAuction {
  const text = (of: StoredRecord, column: string) => {
    const value = of[column] ?? null;
    return value === null ? null : String(value);
  };
  const count = (column: string) => (row[column] === null ? null : Number(row[column]));
  return {
    ...{ uid: String(row.uid), number: String(row.number), round: Number(row.round) },
    status: String(row.status) as AuctionStatus,
    ...{ villageCode: String(row.village_code), groupCode: text(row, "group_code") },
    plotCodes: plots.map(({ plot_code }) => String(plot_code)),
    plots: plots.map((one) => ({
      plotCode: String(one.plot_code),
      signedMu: String(one.signed_mu),
    })),
    previousUid: text(row, "previous_uid"),
    meetingUid: text(row, "meeting_uid"),
    landlessMeetingUid: text(row, "landless_meeting_uid"),
    ...{ use: String(row.use), startOn: String(row.start_on), endOn: String(row.end_on) },
    ...{ floorFen: Number(row.floor_fen), floorBasis: String(row.floor_basis) },
    depositFen: Number(row.deposit_fen),
    ...{ noticeOn: text(row, "notice_on"), noticePlace: text(row, "notice_place") },
    ...{ noticeDays: count("notice_days"), registerUntil: text(row, "register_until") },
    ...{ bidsOn: text(row, "bids_on"), bidsPlace: text(row, "bids_place") },
    failedReason: text(row, "failed_reason"),
    ...{ winnerUid: text(row, "winner_uid"), priceFen: count("price_fen") },
    ...{ confirmedOn: text(row, "confirmed_on"), confirmedBy: text(row, "confirmed_by") },
    ...{ resultOn: text(row, "result_on"), resultDays: count("result_days") },
    contractUid: text(row, "contract_uid"),
    registrants: registrants.map((one) => ({
      ...{ uid: String(one.uid), name: String(one.name), idNumber: String(one.id_number) },
      ...{ phone: text(one, "phone"), isMember: one.is_member === 1 },
      ...{ registeredOn: String(one.registered_on), depositFen: Number(one.deposit_fen) },
      depositPaidOn: text(one, "deposit_paid_on"),
      depositReturnedOn: text(one, "deposit_returned_on"),
    })),
    bids: bids
      .map((one) => ({
        number: Number(one.number),
        registrantUid: String(one.registrant_uid),
        priceFen: Number(one.price_fen),
      }))
      .sort((one, other) => one.number - other.number),
  };
}
