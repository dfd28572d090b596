import type { RowAccount } from "../money/settlement.ts";

/** Identity numbers, telephones and accounts stay in the register: lists are handed round (A8). */
interface OfVillage {
  readonly villageCode: string;
}

/** A claim or debt at a day. */
export interface MoneyLine extends OfVillage {
  readonly number: string;
  readonly party: string;
  readonly typeName: string;
  readonly formedOn: string | null;
  readonly stateName: string;
  readonly account: RowAccount;
}

/** A settlement as it concerns one row; `countedFen` is 0 while it lacks a paper or settles nothing. */
export interface SettlementLine extends OfVillage {
  readonly date: string;
  readonly number: string;
  readonly party: string;
  readonly wayName: string;
  readonly amountFen: number;
  readonly countedFen: number;
  readonly forgivenFen: number;
  readonly voucherNo: string;
  readonly approvalNo: string;
  readonly note: string;
}

/** A bill at a day; a withdrawn one has nothing due. */
export interface ChargeLine extends OfVillage {
  readonly number: string;
  readonly payer: string;
  readonly plots: string;
  readonly chargedMu: string;
  readonly years: string;
  readonly dueFen: number;
  readonly receivedFen: number;
  readonly dueOn: string;
  /** Numbers of the notices that were printed for it. */
  readonly notices: string;
  readonly stateName: string;
}

/** An auction at a day. Prices are fen per mu and year. */
export interface AuctionLine extends OfVillage {
  readonly number: string;
  readonly round: number;
  readonly plots: string;
  readonly mu: string;
  readonly floorFen: number;
  readonly registrants: number;
  readonly depositFen: number;
  readonly bidsOn: string;
  readonly winner: string;
  readonly priceFen: number | null;
  readonly stateName: string;
}

/** Receipts with the line of the books that stands for them, or one of the two alone. */
export interface BookMatchLine extends OfVillage {
  readonly receipts: string;
  readonly receivedOn: string;
  readonly payer: string;
  readonly receivedFen: number;
  readonly voucherNo: string;
  readonly bookedOn: string;
  readonly party: string;
  readonly bookedFen: number;
  readonly stateName: string;
}

/** An event of land or of a dormant enterprise. */
export interface LandLine extends OfVillage {
  readonly number: string;
  readonly kindName: string;
  readonly happenedOn: string;
  readonly endedOn: string | null;
  readonly mu: string;
  readonly fromWhom: string | null;
  readonly toWhom: string | null;
  readonly yearlyGainFen: number;
  readonly oneOffFen: number;
  readonly paper: string;
  readonly tags: readonly string[];
}
