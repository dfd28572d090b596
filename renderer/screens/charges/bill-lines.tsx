import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";

type Line = CallOutput<"charges.plan">["bills"][number]["lines"][number];

/** The arithmetic as the notice prints it: signed mu × voted price × years (V8). */
export function BillLines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ul className="route-words">
      {lines.map((line) => (
        <li key={line.plotCode}>
          <span className="code">{line.shortCode}</span> {line.landClass} {line.grade}:
          {line.chargedMu} 亩
          {line.chargedMu === line.signedMu
            ? ""
            : `(签字 ${line.signedMu} 亩,减免 ${line.exemptMu} 亩)`}{" "}
          × {groupedYuanText(line.priceFen)} 元 × {line.years} 年 = {line.exactYuan} 元
        </li>
      ))}
    </ul>
  );
}
