import { App, Button, Input } from "antd";
import { useState } from "react";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { FormLine } from "./form-line.tsx";
import type { RoundDetails } from "./posting-words.ts";

interface ConfirmDrawerProps {
  readonly round: RoundDetails;
  readonly chosen: readonly string[];
  readonly onClose: () => void;
}

/** The township confirms by name and date what nothing stands against; the rest is named with the reason. */
export function ConfirmDrawer({ round, chosen, onClose }: ConfirmDrawerProps) {
  const run = useCommand();
  const { message } = App.useApp();
  const [day, setDay] = useState<string | null>(useAsOf());
  const [confirmedBy, setConfirmedBy] = useState("");
  const onDay = useQuery("posting.get", day === null ? null : { uid: round.uid, asOf: day }).value;
  const plots = (onDay?.posted ?? []).filter(
    ({ code, confirmation, supersededBy }) =>
      confirmation === null &&
      supersededBy === null &&
      (chosen.length === 0 || chosen.includes(code)),
  );
  const fit = plots.filter(({ obstacle }) => obstacle === null);
  const held = plots.filter(({ obstacle }) => obstacle !== null);
  const confirm = async () => {
    if (day === null) return;
    const done = await run("posting.confirm", {
      uid: round.uid,
      plotCodes: fit.map(({ code }) => code),
      confirmedBy,
      confirmedOn: day,
    });
    if (done === null) return;
    message.success(`已确认 ${done.confirmed.length} 块。`);
    onClose();
  };
  return (
    <RecordDrawer
      open
      title={`乡镇确认:第 ${round.number} 轮`}
      onClose={onClose}
      actions={
        <Button
          type="primary"
          disabled={fit.length === 0 || confirmedBy.trim() === ""}
          onClick={() => void confirm()}
        >
          确认 {fit.length} 块
        </Button>
      }
    >
      <div className="posting-form">
        <FormLine title="确认日期">
          <DateInput
            label="确认日期"
            value={day}
            onSave={async (typed) => {
              setDay(typed);
              return true;
            }}
          />
        </FormLine>
        <FormLine title="确认人">
          <Input
            aria-label="确认人"
            placeholder="乡镇负责人姓名"
            value={confirmedBy}
            maxLength={60}
            onChange={(event) => setConfirmedBy(event.target.value)}
          />
        </FormLine>
        <p>
          可以确认 <strong>{fit.length}</strong> 块
          {held.length === 0 ? "。" : `,另有 ${held.length} 块还不能:`}
        </p>
        {round.photos > 0 ? null : <p>△ 还没有张贴照片。没有照片,以后查不到公示过。</p>}
        <ul>
          {held.map(({ code, shortCode, obstacle }) => (
            <li key={code}>
              <span className="code">{shortCode}</span> {obstacle}
            </li>
          ))}
        </ul>
      </div>
    </RecordDrawer>
  );
}
