import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import type { CallInput } from "../../../shared/contract/calls.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { FormLine } from "./form-line.tsx";
import type { RoundObjection } from "./posting-words.ts";

type Outcome = CallInput<"posting.decide">["outcome"];

const outcomes: readonly { value: Outcome; label: string; meaning: string }[] = [
  { value: "upheld", label: "维持", meaning: "公示的结果不变。" },
  {
    value: "corrected",
    label: "更正",
    meaning: "公示的结果要改:登记以后对图斑点“更正”,改好作为新一轮重新公示,之前不能确认。",
  },
  {
    value: "handed_over",
    label: "移送",
    meaning: "交司法所、仲裁或自然资源所处理;有了结果再登记一次,之前不能确认。",
  },
];

interface DecideDrawerProps {
  readonly objection: RoundObjection;
  readonly onClose: () => void;
}

/** What came of an objection, by whom and when. */
export function DecideDrawer({ objection, onClose }: DecideDrawerProps) {
  const run = useCommand();
  const [outcome, setOutcome] = useState<Outcome>("upheld");
  const [day, setDay] = useState<string | null>(useAsOf());
  const [decidedBy, setDecidedBy] = useState("");
  const [note, setNote] = useState("");
  const decide = async () => {
    if (day === null) return;
    const done = await run("posting.decide", {
      objectionUid: objection.uid,
      outcome,
      outcomeOn: day,
      decidedBy,
      ...(note.trim() === "" ? {} : { note }),
    });
    if (done !== null) onClose();
  };
  return (
    <RecordDrawer
      open
      title={`处理异议:${objection.objectorName}`}
      onClose={onClose}
      actions={
        <Button
          type="primary"
          disabled={day === null || decidedBy.trim() === ""}
          onClick={() => void decide()}
        >
          登记结果
        </Button>
      }
    >
      <div className="posting-form">
        <p>{objection.content}</p>
        <Segmented
          aria-label="处理结果"
          value={outcome}
          onChange={setOutcome}
          options={outcomes.map(({ value, label }) => ({ value, label }))}
        />
        <p className="soft">{outcomes.find(({ value }) => value === outcome)?.meaning}</p>
        <FormLine title="处理日期">
          <DateInput
            label="处理日期"
            value={day}
            onSave={async (typed) => {
              setDay(typed);
              return true;
            }}
          />
        </FormLine>
        <FormLine title="处理人">
          <Input
            aria-label="处理人"
            value={decidedBy}
            maxLength={60}
            onChange={(event) => setDecidedBy(event.target.value)}
          />
        </FormLine>
        <FormLine title="说明">
          <Input.TextArea
            aria-label="说明"
            rows={3}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </FormLine>
      </div>
    </RecordDrawer>
  );
}
