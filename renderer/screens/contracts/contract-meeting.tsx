import { Button } from "antd";
import { useState } from "react";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { scopeOf } from "../../app/use-scope.ts";
import { MeetingPicker } from "../../parts/meeting-picker.tsx";
import { MeetingDrawer } from "../charges/meeting-drawer.tsx";
import { emptyMeeting } from "../charges/meetings-tab.tsx";
import type { ContractRecord } from "./contract-fields.ts";

interface ContractMeetingProps {
  readonly contract: ContractRecord;
  readonly disabled: boolean;
}

/** The meeting that decided on a contract: chosen among those of its village, or put on record here. */
export function ContractMeeting({ contract, disabled }: ContractMeetingProps) {
  const { uid, meetingUid, values } = contract;
  const { villageCode, groupCode } = values;
  const run = useCommand();
  const [isOpen, setIsOpen] = useState(false);
  const meetings = useQuery("meetings.list", { scope: scopeOf(villageCode) }).value?.meetings ?? [];
  const linked = meetings.find((meeting) => meeting.uid === meetingUid);
  const link = (chosen: string | null) => run("contracts.setMeeting", { uid, meetingUid: chosen });
  const add = async () => {
    const added = await run("meetings.save", {
      uid: null,
      values: {
        ...emptyMeeting,
        unitCode: groupCode ?? villageCode,
        type:
          values.meetingType === null || values.meetingType === "none"
            ? "members"
            : values.meetingType,
        heldOn: values.meetingDate,
        due: values.meetingDue,
        present: values.meetingPresent,
        inFavour: values.meetingInFavour,
      },
    });
    if (added !== null && (await link(added.uid)) !== null) setIsOpen(true);
  };
  return (
    <section aria-label="决定的会议">
      <h3>决定的会议</h3>
      <MeetingPicker
        label="决定这份合同的会议"
        villageCode={villageCode}
        value={meetingUid}
        disabled={disabled}
        onChoose={(chosen) => void link(chosen)}
      />
      <p className="soft">
        {meetingUid === null
          ? "没有关联会议,按上面“程序”里填的会议判断。"
          : "以这次会议的人数和日期为准,上面“程序”里的会议各栏不再用来判断。"}
      </p>
      <div className="contract-meeting-buttons">
        {linked === undefined ? (
          <Button disabled={disabled} onClick={() => void add()}>
            登记一次会议
          </Button>
        ) : (
          <Button onClick={() => setIsOpen(true)}>打开会议</Button>
        )}
        {meetingUid === null ? null : (
          <Button disabled={disabled} onClick={() => void link(null)}>
            取消关联
          </Button>
        )}
      </div>
      {isOpen && linked !== undefined ? (
        <MeetingDrawer key={linked.uid} meeting={linked} onClose={() => setIsOpen(false)} />
      ) : null}
    </section>
  );
}
