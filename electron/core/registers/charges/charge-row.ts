import type { BillLine } from "../../../../shared/ledger/money/charge-rule.ts";
import type { Project } from "../../project/project.ts";
import { presentRows, type RowsOf, type StoredRecord } from "../money/money-row.ts";

/** A bill as it was drawn up, with what came in for it by a day. */
export interface StoredCharge {
  readonly uid: string;
  readonly number: string;
  readonly villageCode: string;
  readonly groupCode: string | null;
  readonly ruleUid: string;
  readonly meetingUid: string | null;
  readonly payer: string;
  readonly payerIdNumber: string | null;
  readonly payerPhone: string | null;
  readonly isMember: boolean;
  readonly fromYear: number;
  readonly toYear: number;
  readonly drawnUpOn: string;
  readonly dueOn: string;
  readonly amountFen: number;
  readonly exemption: string | null;
  readonly withdrawnOn: string | null;
  readonly receivedFen: number;
  readonly lines: readonly (BillLine & { readonly landClass: string; readonly grade: string })[];
}

/**
 * Bills of a unit by number, as of a day; withdrawn ones are among them with their day.
 * @param rowsOf the tables as of some entry time; as they are now without it
 */
export function listCharges(
  project: Pick<Project, "db">,
  unitCode: string,
  asOf: string,
  rowsOf: RowsOf = presentRows(project),
): StoredCharge[] {
  const lines = Map.groupBy(rowsOf("charge_line"), ({ charge_uid }) => String(charge_uid));
  const receipts = Map.groupBy(
    rowsOf("receipt").filter(
      (row) => row.target_kind === "charge" && String(row.received_on) <= asOf,
    ),
    ({ target_uid }) => String(target_uid),
  );
  return rowsOf("charge")
    .filter((row) => String(row.group_code ?? row.village_code).startsWith(unitCode))
    .filter((row) => String(row.drawn_up_on) <= asOf)
    .map((row) =>
      chargeOf(row, lines.get(String(row.uid)) ?? [], receipts.get(String(row.uid)) ?? []),
    )
    .sort((one, other) => (one.number < other.number ? -1 : 1));
}

function chargeOf(
  row: StoredRecord,
  lines: readonly StoredRecord[],
  receipts: readonly StoredRecord[],
): StoredCharge {
  const text = (column: string) => (row[column] === null ? null : String(row[column]));
  return {
    uid: String(row.uid),
    number: String(row.number),
    villageCode: String(row.village_code),
    groupCode: text("group_code"),
    ruleUid: String(row.rule_uid),
    meetingUid: text("meeting_uid"),
    payer: String(row.payer),
    payerIdNumber: text("payer_id_number"),
    payerPhone: text("payer_phone"),
    isMember: row.is_member === 1,
    fromYear: Number(row.from_year),
    toYear: Number(row.to_year),
    drawnUpOn: String(row.drawn_up_on),
    dueOn: String(row.due_on),
    amountFen: Number(row.amount_fen),
    exemption: text("exemption"),
    withdrawnOn: text("withdrawn_on"),
    receivedFen: receipts.reduce((sum, { amount_fen }) => sum + Number(amount_fen), 0),
    lines: lines.map((line) => ({
      plotCode: String(line.plot_code),
      landClass: String(line.land_class),
      grade: String(line.grade),
      signedMu: String(line.signed_mu),
      exemptMu: String(line.exempt_mu),
      chargedMu: String(line.charged_mu),
      priceFen: Number(line.price_fen),
      years: Number(line.years),
    })),
  };
}
