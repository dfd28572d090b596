import { go } from "../../app/position.ts";

interface RecordPlace {
  /** Register that holds the record. */
  readonly register: string;
  /** The code of a plot, the uid of anything else. */
  readonly key: string;
}

/** Goes to the screen of a record and opens it there (A1: figure, rows, record). */
export function goToRecord(record: RecordPlace): void {
  go(placeOf(record));
}

function placeOf({ register, key }: RecordPlace) {
  switch (register) {
    case "contract":
      return { screen: "contracts", details: { contract: key } };
    case "problem_contract":
      return { screen: "problems", details: { tab: "cases", case: key } };
    case "plot":
      return { screen: "reconcile", details: { plot: key } };
    case "governance_problem":
      return { screen: "reports", details: { tab: "governance", problem: key } };
    case "charge":
      return { screen: "charges", details: { tab: "bills", bill: key } };
    case "land_event":
      return { screen: "charges", details: { tab: "land" } };
    case "land_return":
      return { screen: "problems", details: { tab: "cases" } };
    case "village":
    case "village_file_item":
      return { screen: "reports", details: { tab: "files" } };
    case "debt":
      return { screen: "money", details: { tab: "debts", record: key } };
    default:
      return { screen: "money", details: { tab: "claims", record: key } };
  }
}
