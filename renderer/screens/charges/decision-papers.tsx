import { Button } from "antd";
import { useState } from "react";
import { useClient } from "../../app/use-client.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { DraftChoice, DraftNumber, DraftText } from "../../parts/draft-fields.tsx";
import { type SubjectKind, subjectOptions } from "./meeting-words.ts";
import type { Meeting } from "./meetings-tab.tsx";

const usualNoticeDays = 7;

/** The papers of 四议两公开 with the line worked out on them, as one PDF. */
export function DecisionPapers({ meeting }: { readonly meeting: Meeting }) {
  const client = useClient();
  const giveBytes = useGiveBytes();
  const [subject, setSubject] = useState(meeting.subject ?? "");
  const [subjectKind, setSubjectKind] = useState<SubjectKind>("land");
  const [content, setContent] = useState("");
  const [noticeDays, setNoticeDays] = useState(usualNoticeDays);
  const lines = content.split("\n").filter((line) => line.trim() !== "");
  const ready = subject.trim() !== "" && lines.length > 0;
  const print = () => {
    const made = client.call("decisions.papers", {
      ...{ meetingUid: meeting.uid, subject, subjectKind, noticeDays },
      content: lines,
    });
    return giveBytes(`四议两公开_${subject.trim()}.pdf`, made);
  };
  return (
    <div className="fact-list">
      <p>
        支部提议、两委商议、党员大会审议、决议、决议公告、实施结果公告、签到表、表决票,一次打印。
      </p>
      <div className="fact-lines">
        <DraftText name="议题" value={subject} onChange={setSubject} />
        <DraftChoice
          name="事项"
          value={subjectKind}
          onChange={setSubjectKind}
          options={subjectOptions}
        />
        <DraftText
          name="内容"
          value={content}
          placeholder="一行一条"
          isLong
          onChange={setContent}
        />
        <DraftNumber
          name="公告"
          value={noticeDays}
          {...{ least: 1, most: 60, unit: "天" }}
          onChange={setNoticeDays}
        />
      </div>
      <Button disabled={!ready} title={ready ? "" : "先写议题和内容"} onClick={() => void print()}>
        打印一套
      </Button>
    </div>
  );
}
