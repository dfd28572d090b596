import { Button } from "antd";
import { useState } from "react";
import { mostRows } from "../../../shared/contract/calls/common.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { scopeOf } from "../../app/use-scope.ts";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { PlaceAndDays } from "./place-and-days.tsx";
import type { RoundDetails } from "./posting-words.ts";

interface ChangeDrawerProps {
  readonly round: RoundDetails;
  readonly chosen: readonly string[];
  readonly onClose: () => void;
}

/** Place, period and plots of a round that does not hang yet. */
export function ChangeDrawer({ round, chosen, onClose }: ChangeDrawerProps) {
  const run = useCommand();
  const [place, setPlace] = useState(round.place);
  const [days, setDays] = useState(round.days);
  const scope = scopeOf(round.unitCode);
  const states = ["checked" as const];
  const checked = useQuery("field.plots", { scope, states, offset: 0, limit: mostRows }).value
    ?.plots;
  const inside = new Set(round.posted.map(({ code }) => code));
  const others = (checked ?? []).map(({ code }) => code).filter((code) => !inside.has(code));
  const change = async (input: { addPlots?: string[]; removePlots?: string[] }) => {
    const done = await run("posting.change", { uid: round.uid, place, days, ...input });
    if (done !== null) onClose();
  };
  return (
    <RecordDrawer
      open
      title={`改第 ${round.number} 轮`}
      onClose={onClose}
      actions={
        <Button type="primary" disabled={place.trim() === ""} onClick={() => void change({})}>
          保存
        </Button>
      }
    >
      <div className="posting-form">
        <PlaceAndDays place={place} days={days} onPlace={setPlace} onDays={setDays} />
        <Button
          disabled={chosen.length === 0}
          onClick={() => void change({ removePlots: [...chosen] })}
        >
          {chosen.length === 0 ? "移出图斑:先在清单里选" : `移出所选 ${chosen.length} 块`}
        </Button>
        <Button disabled={others.length === 0} onClick={() => void change({ addPlots: others })}>
          加入其余已核查的 {others.length} 块
        </Button>
      </div>
    </RecordDrawer>
  );
}
