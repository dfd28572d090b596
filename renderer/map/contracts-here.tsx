import { Button } from "antd";
import { go } from "../app/position.ts";
import type { MapFacts } from "./features-from-block.ts";

/** The contracts whose outlines lie under the last click, each a way to its record. */
export function ContractsHere({ contracts }: { readonly contracts: readonly MapFacts[] }) {
  const each = new Map(contracts.map((one) => [`${one.key} ${one.label}`, one]));
  return (
    <div className="map-note map-note-contracts" role="status">
      此处的合同界线:
      {[...each].map(([id, { key, class: standing, label }]) =>
        key === "" ? (
          <span key={id}>{label || "无编号"}(合同台账里没有)</span>
        ) : (
          <Button
            key={id}
            size="small"
            onClick={() => go({ screen: "contracts", details: { contract: key } })}
          >
            打开合同 {label}
            {standing === "over" ? "(已终止或到期)" : ""}
          </Button>
        ),
      )}
    </div>
  );
}
