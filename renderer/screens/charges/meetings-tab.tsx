import { Button } from "antd";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { useVillage } from "../../app/use-village.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { DecisionLine } from "./decision-line.tsx";
import { MeetingDrawer } from "./meeting-drawer.tsx";

export type Meeting = CallOutput<"meetings.list">["meetings"][number];

const number = (key: "due" | "present" | "inFavour", title: string): GridColumn<Meeting> => ({
  ...{ key, title, kind: "number", widthPx: 80 },
  value: (row) => row[key],
});

const columns: readonly GridColumn<Meeting>[] = [
  { key: "heldOn", title: "日期", kind: "text", widthPx: 110, value: (row) => row.heldOn },
  { key: "unit", title: "村、组", kind: "text", widthPx: 150, value: (row) => row.unitName },
  { key: "type", title: "会议", kind: "text", widthPx: 120, value: (row) => row.typeName },
  {
    key: "subject",
    title: "议题",
    kind: "text",
    widthPx: 200,
    grows: true,
    value: (row) => row.subject,
  },
  number("due", "应到"),
  number("present", "实到"),
  number("inFavour", "同意"),
];

/** A meeting of which nothing is known yet but its unit, kind and day. */
export const emptyMeeting = {
  ...{ votingUnit: null, subject: null, due: null, present: null, online: null, proxies: null },
  ...{ inFavour: null, noticeOn: null, partyDiscussedOn: null, recusal: null, note: null },
};

/** 会议: the line a vote has to reach is worked out before it, its papers come out, its result goes in. */
export function MeetingsTab() {
  const scope = useScope();
  const heldOn = useAsOf();
  const run = useCommand();
  const { unitCode, isVillage, hint } = useVillage();
  const [opened, setOpened] = useDetail("meeting");
  const answer = useQuery("meetings.list", { scope });
  const meetings = answer.value?.meetings ?? [];
  const open = meetings.find(({ uid }) => uid === opened);
  const add = async () => {
    const added = await run("meetings.save", {
      uid: null,
      values: { ...emptyMeeting, unitCode, type: "members", heldOn },
    });
    if (added !== null) setOpened(added.uid);
  };
  return (
    <div className="list-rows">
      <DecisionLine
        extra={
          <Button disabled={!isVillage} title={hint} onClick={() => void add()}>
            登记一次会议
          </Button>
        }
      />
      <div className="panel list-panel">
        <AsyncState answer={answer}>
          {() => (
            <GridPage
              label="会议"
              rows={meetings}
              rowKey={({ uid }) => uid}
              columns={columns}
              selected={new Set(opened === "" ? [] : [opened])}
              onOpen={setOpened}
              empty="还没有登记会议。选一个村,点“登记一次会议”;合同表里写的会议也会列在这里。"
            />
          )}
        </AsyncState>
      </div>
      {open === undefined ? null : (
        <MeetingDrawer key={open.uid} meeting={open} onClose={() => setOpened("")} />
      )}
    </div>
  );
}
