import { Button } from "antd";
import type { CallInput } from "../../shared/contract/calls.ts";
import { go } from "../app/position.ts";

interface PrintListButtonProps {
  readonly list: CallInput<"reports.tables">["kind"];
}

/** Goes to where all lists are printed, with this one chosen; scope and day stay. */
export function PrintListButton({ list }: PrintListButtonProps) {
  return (
    <Button onClick={() => go({ screen: "reports", details: { tab: "lists", report: list } })}>
      打印、导出清单…
    </Button>
  );
}
