import type { Severity } from "../../shared/ledger/contracts/rule.ts";
import { severityNames } from "../../shared/ledger/contracts/rule.ts";
import { Mark } from "./mark.tsx";

const kinds = { red: "bad", orange: "warning", yellow: "plain", hint: "plain" } as const;

/** 红, 橙, 黄 or 提示 as a word in a frame; the word tells them apart on a grey copy too. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return <Mark kind={kinds[severity]} text={severityNames[severity]} />;
}
