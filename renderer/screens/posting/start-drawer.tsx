import { Button } from "antd";
import { useState } from "react";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { FormLine } from "./form-line.tsx";
import type { RoundDetails } from "./posting-words.ts";

interface StartDrawerProps {
  readonly round: RoundDetails;
  readonly onClose: () => void;
}

/** The day on which the papers were put up; from then on the posted facts are fixed (D10). */
export function StartDrawer({ round, onClose }: StartDrawerProps) {
  const run = useCommand();
  const [day, setDay] = useState<string | null>(useAsOf());
  const start = async () => {
    if (day === null) return;
    const done = await run("posting.start", { uid: round.uid, startedOn: day });
    if (done !== null) onClose();
  };
  return (
    <RecordDrawer
      open
      title={`登记张贴:第 ${round.number} 轮`}
      onClose={onClose}
      actions={
        <Button type="primary" disabled={day === null} onClick={() => void start()}>
          已张贴
        </Button>
      }
    >
      <div className="posting-form">
        <p>
          {round.plots} 块图斑从这一天起公示 {round.days}{" "}
          天,张贴当天不算。登记以后图形、面积、类别、归属和处置不能再改,要改走更正。
        </p>
        <FormLine title="张贴日期">
          <DateInput
            label="张贴日期"
            value={day}
            onSave={async (typed) => {
              setDay(typed);
              return true;
            }}
          />
        </FormLine>
      </div>
    </RecordDrawer>
  );
}
