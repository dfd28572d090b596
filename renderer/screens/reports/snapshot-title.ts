import type { CallOutput } from "../../../shared/contract/calls.ts";

export type Snapshot = CallOutput<"snapshots.list">["snapshots"][number];

export function snapshotTitle({ number, kind, scopeName, asOf }: Snapshot): string {
  return `第 ${number} 号 ${kind === "weekly" ? "周报" : "旬报"} ${scopeName} 截至 ${asOf}`;
}
