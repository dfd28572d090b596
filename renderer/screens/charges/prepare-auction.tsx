import { Button, Select } from "antd";
import { useState } from "react";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { useVillage } from "../../app/use-village.ts";
import { DraftDate, DraftMoney, DraftText } from "../../parts/draft-fields.tsx";
import { FactLine } from "../../parts/facts.tsx";
import { MeetingPicker } from "../../parts/meeting-picker.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { nothingDone } from "./route-case.ts";

interface PrepareAuctionProps {
  /** With the new auction, or null where none was made. */
  readonly onClose: (uid: string | null) => void;
}

/** What is let, for how long, from which floor and by which decision. */
export function PrepareAuction({ onClose }: PrepareAuctionProps) {
  const onDay = useAsOf();
  const scope = useScope();
  const run = useCommand();
  const { villageCode, unitCode } = useVillage();
  const [number, setNumber] = useState("");
  const [plotCodes, setPlotCodes] = useState<string[]>([]);
  const [meetingUid, setMeetingUid] = useState<string | null>(null);
  const [landlessMeetingUid, setLandlessMeetingUid] = useState<string | null>(null);
  const [use, setUse] = useState("种植");
  const [startOn, setStartOn] = useState<string | null>(null);
  const [endOn, setEndOn] = useState<string | null>(null);
  const [floorFen, setFloorFen] = useState<number | null>(null);
  const [floorBasis, setFloorBasis] = useState("");
  const [depositFen, setDepositFen] = useState<number | null>(0);
  const found = useQuery("routes.check", { scope, onDay, ...nothingDone }).value?.plots ?? [];
  const offered = found.filter(
    ({ postedRoute, contractNumber }) => postedRoute === "auction" && contractNumber === null,
  );
  const lacking = [
    ...(number.trim() === "" ? ["编号"] : []),
    ...(plotCodes.length === 0 ? ["地块"] : []),
    ...(use.trim() === "" ? ["用途"] : []),
    ...(startOn === null || endOn === null ? ["起止日期"] : []),
    ...(floorFen === null ? ["底价"] : []),
    ...(floorBasis.trim() === "" ? ["底价怎么定的"] : []),
  ];
  const prepare = async () => {
    if (startOn === null || endOn === null || floorFen === null) return;
    const prepared = await run("auctions.prepare", {
      onDay,
      values: {
        ...{ number, villageCode, plotCodes, meetingUid, landlessMeetingUid, use },
        ...{ startOn, endOn, floorFen, floorBasis, depositFen: depositFen ?? 0 },
        groupCode: unitCode === villageCode ? null : unitCode,
      },
    });
    if (prepared !== null) onClose(prepared.uid);
  };
  return (
    <RecordDrawer
      open
      title="准备竞价"
      onClose={() => onClose(null)}
      actions={
        <Button type="primary" disabled={lacking.length > 0} onClick={() => void prepare()}>
          {lacking.length > 0 ? `还缺:${lacking.join("、")}` : "存下"}
        </Button>
      }
    >
      <div className="fact-lines">
        <DraftText name="编号" value={number} onChange={setNumber} />
        <FactLine name="地块">
          <Select
            aria-label="地块"
            mode="multiple"
            style={{ width: "100%" }}
            value={plotCodes}
            placeholder={offered.length === 0 ? "本范围没有公示为公开竞价的地块" : "选地块"}
            options={offered.map(({ plotCode, shortCode, signedMu }) => ({
              value: plotCode,
              label: `${shortCode} ${signedMu ?? "亩数未签"}亩`,
            }))}
            onChange={setPlotCodes}
          />
        </FactLine>
        <FactLine name="决定的会议">
          <MeetingPicker label="决定的会议" value={meetingUid} onChoose={setMeetingUid} />
        </FactLine>
        <FactLine name="无地人口议过">
          <MeetingPicker
            label="议过无地人口的会议"
            value={landlessMeetingUid}
            onChoose={setLandlessMeetingUid}
          />
        </FactLine>
        <DraftText name="用途" value={use} onChange={setUse} />
        <DraftDate name="起始日期" value={startOn} onChange={setStartOn} />
        <DraftDate name="终止日期" value={endOn} onChange={setEndOn} />
        <DraftMoney name="底价每亩年" value={floorFen} onChange={setFloorFen} />
        <DraftText
          name="底价怎么定的"
          value={floorBasis}
          placeholder="如 成员大会议定"
          onChange={setFloorBasis}
        />
        <DraftMoney name="保证金" value={depositFen} onChange={setDepositFen} />
      </div>
    </RecordDrawer>
  );
}
