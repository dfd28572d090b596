import { Button } from "antd";
import { useState } from "react";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useScope } from "../../app/use-scope.ts";
import { RecordDrawer } from "../../parts/record-drawer.tsx";

const villageDigits = 12;

/** 锁定: from then on the base changes only with a reason; the rates stand on it. */
export function LockButton({ side }: { readonly side: "claim" | "debt" }) {
  const { code } = useScope();
  const asOf = useAsOf();
  const run = useCommand();
  const [open, setOpen] = useState(false);
  const villageCode = code.slice(0, villageDigits);
  const isVillage = villageCode.length === villageDigits;
  const lock = async () => {
    const locked = await run("money.lock", { side, villageCode, baseDate: asOf });
    if (locked !== null) setOpen(false);
  };
  return (
    <>
      <Button
        disabled={!isVillage}
        title={isVillage ? "" : "先在上面选一个村"}
        onClick={() => setOpen(true)}
      >
        锁定…
      </Button>
      <RecordDrawer
        open={open}
        title={`锁定${side === "claim" ? "债权" : "债务"}底数`}
        onClose={() => setOpen(false)}
        actions={
          <>
            {side === "claim" ? (
              <Button onClick={() => void run("money.deriveRent", { villageCode, baseDate: asOf })}>
                先由合同应缴生成 C1
              </Button>
            ) : null}
            <Button type="primary" onClick={() => void lock()}>
              按 {asOf} 锁定
            </Button>
          </>
        }
      >
        <p>
          锁定日期用上方的“截至”日期:{asOf}
          。锁定前要逐笔核实、公示;锁定后新增或改原值必须写明理由,化解率都按锁定的底数算。
        </p>
      </RecordDrawer>
    </>
  );
}
