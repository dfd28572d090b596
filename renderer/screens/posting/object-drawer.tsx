import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { FormLine } from "./form-line.tsx";
import type { RoundDetails } from "./posting-words.ts";

interface ObjectDrawerProps {
  readonly round: RoundDetails;
  readonly chosen: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Writes an objection down: who, when, which plots, what. */
export function ObjectDrawer({ round, chosen, onClose, onDone }: ObjectDrawerProps) {
  const run = useCommand();
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [day, setDay] = useState<string | null>(useAsOf());
  const [plotCodes, setPlotCodes] = useState<string[]>([...chosen]);
  const [content, setContent] = useState("");
  const standing = round.posted.filter(({ supersededBy }) => supersededBy === null);
  const isReady =
    name.trim() !== "" && day !== null && plotCodes.length > 0 && content.trim() !== "";
  const save = async () => {
    if (day === null) return;
    const done = await run("posting.object", {
      uid: round.uid,
      objectorName: name,
      ...(phone.trim() === "" ? {} : { objectorPhone: phone }),
      objectedOn: day,
      plotCodes,
      content,
    });
    if (done !== null) onDone();
  };
  return (
    <RecordDrawer
      open
      title={`登记异议:第 ${round.number} 轮`}
      onClose={onClose}
      actions={
        <Button type="primary" disabled={!isReady} onClick={() => void save()}>
          登记
        </Button>
      }
    >
      <div className="posting-form">
        <FormLine title="异议人">
          <Input
            aria-label="异议人"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </FormLine>
        <FormLine title="电话(不印出)">
          <Input
            aria-label="电话"
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        </FormLine>
        <FormLine title="收到日期">
          <DateInput
            label="收到日期"
            value={day}
            onSave={async (typed) => {
              setDay(typed);
              return true;
            }}
          />
        </FormLine>
        <FormLine title="图斑">
          <Select
            mode="multiple"
            aria-label="图斑"
            value={plotCodes}
            onChange={setPlotCodes}
            optionFilterProp="label"
            options={standing.map(({ code, shortCode }) => ({ value: code, label: shortCode }))}
          />
        </FormLine>
        <FormLine title="内容、理由">
          <Input.TextArea
            aria-label="内容、理由"
            rows={4}
            maxLength={500}
            value={content}
            onChange={(event) => setContent(event.target.value)}
          />
        </FormLine>
      </div>
    </RecordDrawer>
  );
}
