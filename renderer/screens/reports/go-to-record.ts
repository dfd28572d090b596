import { go } from "../../app/position.ts";

interface RecordPlace {
  /** Table that holds the record. */
  readonly register: string;
  readonly uid: string;
  readonly label: string;
}

/** Goes to the screen of a record and opens it there (A1: figure, rows, record). */
export function goToRecord(record: RecordPlace): void {
  go(placeOf(record));
}

function placeOf({ register, uid, label }: RecordPlace) {
  switch (register) {
    case "contract":
      return { screen: "contracts", details: { contract: uid } };
    case "problem_contract":
      return { screen: "problems", details: { tab: "cases", case: uid } };
    case "plot":
      return { screen: "reconcile", details: { plot: label } };
    case "governance_problem":
      return { screen: "reports", details: { tab: "governance", problem: uid } };
    case "charge":
      return { screen: "charges", details: { tab: "bills", bill: uid } };
    case "village":
    case "village_file_item":
      return { screen: "reports", details: { tab: "files" } };
    default:
      return { screen: "money", details: { record: uid } };
  }
}
