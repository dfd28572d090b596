import { Button } from "antd";
import { useEffect, useRef } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { go, useDetail } from "../../app/position.ts";
import { useEscape } from "../../app/use-escape.ts";
import { useQuery } from "../../app/use-query.ts";

type ContractLand = CallOutput<"map.contract">;

/** The contract that the address names, with its land; `onLand` gets its plots and place once. */
export function useContractLand(
  onLand: (plotCodes: readonly string[], box: BoundingBox | null) => void,
): ContractLand | null {
  const [uid] = useDetail("contract");
  const { value } = useQuery("map.contract", uid === "" ? null : { uid });
  const land = value !== undefined && value.uid === uid ? value : null;
  const latest = useRef(onLand);
  latest.current = onLand;
  const shown = useRef("");
  // Another contract moves the map; the same one read again after a change does not.
  useEffect(() => {
    if (land === null || shown.current === land.uid) return;
    shown.current = land.uid;
    latest.current(land.plotCodes, land.box);
  }, [land]);
  return land;
}

/** Says whose land is marked on the map, and leads back to the contract. */
export function ContractLandNote({ land }: { readonly land: ContractLand }) {
  const [uid, setUid] = useDetail("contract");
  useEscape(true, () => setUid(""));
  const { name, plotCodes, shapes } = land;
  return (
    <div className="panel contract-land" role="status">
      <span>
        合同 <strong>{name}</strong>:
        {shapes.length === 0
          ? "没有登记图斑或地块,也没有导入界线,图上没有可显示的。"
          : `图上 ${shapes.length} 处地,合同内图斑 ${plotCodes.length} 块。`}
      </span>
      <Button size="small" onClick={() => go({ screen: "contracts", details: { contract: uid } })}>
        打开合同
      </Button>
      <Button size="small" onClick={() => setUid("")}>
        不再标出
      </Button>
    </div>
  );
}
