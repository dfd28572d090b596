import { Button } from "antd";
import { useState } from "react";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { Notice } from "../../parts/async-state.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { leastDays, PlaceAndDays } from "./place-and-days.tsx";

interface PrepareDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onPrepared: (uid: string) => void;
}

/** Puts a round together from the checked plots of the village or group that is chosen above. */
export function PrepareDrawer({ open, onClose, onPrepared }: PrepareDrawerProps) {
  const scope = useScope();
  const run = useCommand();
  const [place, setPlace] = useState("村委会公示栏");
  const [days, setDays] = useState(leastDays);
  const isUnit = scope.level === "village" || scope.level === "group";
  const asked =
    open && isUnit ? { scope, states: ["checked" as const], offset: 0, limit: 1 } : null;
  const checked = useQuery("field.plots", asked).value?.total ?? 0;
  const prepare = async () => {
    const made = await run("posting.prepare", { unitCode: scope.code, place, days });
    if (made !== null) onPrepared(made.uid);
  };
  return (
    <RecordDrawer
      open={open}
      title="准备一轮公示"
      onClose={onClose}
      actions={
        <Button
          type="primary"
          disabled={!isUnit || checked === 0 || place.trim() === ""}
          onClick={() => void prepare()}
        >
          准备
        </Button>
      }
    >
      {isUnit ? (
        <div className="posting-form">
          <p>
            这里有 <strong>{checked}</strong>{" "}
            块已核查的图斑。准备好以后可以移出不公示的,看过公示表再张贴。
          </p>
          <PlaceAndDays place={place} days={days} onPlace={setPlace} onDays={setDays} />
        </div>
      ) : (
        <Notice text="公示按村或按组进行。请先在上方选一个村或组。" />
      )}
    </RecordDrawer>
  );
}
