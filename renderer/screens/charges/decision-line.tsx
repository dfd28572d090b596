import { InputNumber, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { MeetingType } from "../../../shared/ledger/meetings/meeting-facts.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { useVillage } from "../../app/use-village.ts";
import { meetingOptions, type SubjectKind, subjectOptions } from "./meeting-words.ts";

/** “应到 312,须到 208,须同意 208” for a village, subject and day, with the article it comes from. */
export function DecisionLine({ extra }: { readonly extra: ReactNode }) {
  const on = useAsOf();
  const { unitCode, isVillage, hint } = useVillage();
  const [body, setBody] = useState<MeetingType>("members");
  const [subject, setSubject] = useState<SubjectKind>("land");
  const [due, setDue] = useState<number | null>(null);
  const asked = { unitCode, subject, body, on, due, present: null };
  const line = useQuery("decisions.line", isVillage && due !== null ? asked : null).value;
  return (
    <div className="panel list-bar">
      <Select
        aria-label="要议的事"
        style={{ width: 210 }}
        value={subject}
        onChange={setSubject}
        options={[...subjectOptions]}
      />
      <Select
        aria-label="开什么会"
        style={{ width: 140 }}
        value={body}
        onChange={setBody}
        options={[...meetingOptions]}
      />
      <InputNumber
        aria-label="应到人数"
        placeholder="应到"
        min={1}
        precision={0}
        value={due}
        onChange={setDue}
      />
      {extra}
      <p className="charges-line">
        {isVillage ? null : `${hint},再填应到人数,这里算出须到、须同意的人数。`}
        {isVillage && due === null ? <KnownNumbers /> : null}
        {line === undefined || due === null ? null : (
          <>
            <strong>{line.text}</strong> <span className="soft">{line.basis}</span>
          </>
        )}
      </p>
    </div>
  );
}

/** What the register knows of the village, to choose the number from. */
function KnownNumbers() {
  const scope = useScope();
  const { unitCode } = useVillage();
  const villages = useQuery("villages.list", { scope }).value?.villages ?? [];
  const facts = villages.find((one) => one.unitCode === unitCode);
  const known = [
    ["有表决能力的成员", facts?.capableMembers],
    ["成员代表", facts?.memberRepresentatives],
    ["户", facts?.households],
  ].filter(([, value]) => value !== null && value !== undefined);
  if (known.length === 0)
    return <>填应到人数,这里算出须到、须同意的人数。村组情况表里还没有登记人数。</>;
  return (
    <>填应到人数。村组情况表登记:{known.map(([name, value]) => `${name} ${value}`).join(",")}。</>
  );
}
