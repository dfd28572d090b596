import { Tabs } from "antd";
import type { CallInput } from "../../../shared/contract/calls.ts";
import { votingUnitNames, votingUnits } from "../../../shared/ledger/meetings/meeting-facts.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { useWholeSave } from "../../app/use-whole-save.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { DraftChoice } from "../../parts/draft-fields.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { SavedInput } from "../../parts/saved-input.tsx";
import { CountInput } from "./count-input.tsx";
import { DecisionPapers } from "./decision-papers.tsx";
import { meetingOptions } from "./meeting-words.ts";
import type { Meeting } from "./meetings-tab.tsx";

type Values = CallInput<"meetings.save">["values"];

const unitOptions = [
  { value: "unknown", label: "未填" },
  ...votingUnits.map((value) => ({ value, label: votingUnitNames[value] })),
] as const;

interface MeetingDrawerProps {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}

/** One meeting: its numbers against the line of its day, and the papers of 四议两公开. */
export function MeetingDrawer({ meeting, onClose }: MeetingDrawerProps) {
  return (
    <RecordDrawer
      open
      title={`${meeting.unitName} ${meeting.typeName} ${meeting.heldOn ?? ""}`}
      onClose={onClose}
    >
      <Tabs
        items={[
          { key: "result", label: "会议情况", children: <MeetingFacts meeting={meeting} /> },
          {
            key: "papers",
            label: "四议两公开",
            children: <DecisionPapers meeting={meeting} />,
          },
        ]}
      />
    </RecordDrawer>
  );
}

function MeetingFacts({ meeting }: { readonly meeting: Meeting }) {
  const run = useCommand();
  const { uid, unitName: _unit, typeName: _type, ...values } = meeting;
  const save = useWholeSave<Values>(
    values,
    async (changed) => (await run("meetings.save", { uid, values: changed })) !== null,
  );
  const date = (key: "heldOn" | "noticeOn" | "partyDiscussedOn", label: string) => (
    <FactLine name={label}>
      <DateInput label={label} value={meeting[key]} onSave={(day) => save({ [key]: day })} />
    </FactLine>
  );
  const count = (key: "due" | "present" | "online" | "proxies" | "inFavour", label: string) => (
    <FactLine name={label}>
      <CountInput label={label} value={meeting[key]} onSave={(value) => save({ [key]: value })} />
    </FactLine>
  );
  const text = (key: "subject" | "recusal" | "note", label: string) => (
    <FactLine name={label}>
      <SavedInput
        label={label}
        isLong
        value={meeting[key] ?? ""}
        onSave={(value) => save({ [key]: value === "" ? null : value })}
      />
    </FactLine>
  );
  return (
    <div className="fact-list">
      <FactGroup title="会议">
        <DraftChoice
          name="会议"
          value={meeting.type}
          options={meetingOptions}
          onChange={(type) => void save({ type })}
        />
        {text("subject", "议题")}
        {date("noticeOn", "通知日期")}
        {date("partyDiscussedOn", "党员大会审议")}
        {date("heldOn", "开会日期")}
      </FactGroup>
      <LineOf meeting={meeting} />
      <FactGroup title="人数和表决">
        <DraftChoice
          name="按什么算"
          value={meeting.votingUnit ?? "unknown"}
          options={unitOptions}
          onChange={(unit) => void save({ votingUnit: unit === "unknown" ? null : unit })}
        />
        {count("due", "应到")}
        {count("present", "实到")}
        {count("online", "其中线上")}
        {count("proxies", "其中委托")}
        {count("inFavour", "同意")}
        {text("recusal", "回避情况")}
        {text("note", "备注")}
      </FactGroup>
    </div>
  );
}

function LineOf({ meeting }: { readonly meeting: Meeting }) {
  const { unitCode, type, heldOn, due, present } = meeting;
  const line = useQuery(
    "decisions.line",
    heldOn === null ? null : { unitCode, subject: "land", body: type, on: heldOn, due, present },
  ).value;
  if (line === undefined) return null;
  return (
    <p>
      <strong>{line.text}</strong>
      <br />
      <span className="soft">议集体土地的事,依 {line.basis}</span>
    </p>
  );
}
