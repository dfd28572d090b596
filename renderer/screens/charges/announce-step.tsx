import { Button, Select } from "antd";
import { useState } from "react";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { scopeOf } from "../../app/use-scope.ts";
import { DraftDate, DraftNumber, DraftText } from "../../parts/draft-fields.tsx";
import { FactLine } from "../../parts/facts.tsx";
import { FormSection } from "../../parts/form-section.tsx";
import type { Auction } from "./auctions-tab.tsx";

const usualNoticeDays = 7;

/** The notice hangs by a signed check that let this auction through; without one there is none to choose. */
export function AnnounceStep({ auction }: { readonly auction: Auction }) {
  const run = useCommand();
  const asOf = useAsOf();
  const scope = scopeOf(auction.villageCode);
  const checks = useQuery("outgoing.list", { scope }).value?.checks ?? [];
  const letThrough = checks.filter(
    ({ paper, signedBy, items }) =>
      paper === "tender" &&
      signedBy !== null &&
      items.some(({ subjectUid, reasons }) => subjectUid === auction.uid && reasons.length === 0),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [noticeOn, setNoticeOn] = useState<string | null>(asOf);
  const [noticePlace, setNoticePlace] = useState("村务公开栏");
  const [noticeDays, setNoticeDays] = useState(usualNoticeDays);
  const [registerUntil, setRegisterUntil] = useState<string | null>(null);
  const [bidsOn, setBidsOn] = useState<string | null>(null);
  const [bidsPlace, setBidsPlace] = useState("");
  const checkUid = chosen ?? letThrough[0]?.uid ?? null;
  const dates =
    noticeOn === null || registerUntil === null || bidsOn === null
      ? null
      : { noticeOn, registerUntil, bidsOn };
  const ready = checkUid !== null && dates !== null && bidsPlace.trim() !== "";
  const announce = async () => {
    if (checkUid === null || dates === null) return;
    const words = { noticePlace, noticeDays, bidsPlace };
    await run("auctions.announce", { uid: auction.uid, checkUid, ...dates, ...words });
  };
  return (
    <FormSection
      title="下一步:公告"
      foot={
        <>
          {letThrough.length === 0 ? (
            <p>还没有放行这次竞价、签过字的体检。先到“出账前体检”里对“竞价公告”体检并签字。</p>
          ) : null}
          <Button type="primary" disabled={!ready} onClick={() => void announce()}>
            登记公告
          </Button>
        </>
      }
    >
      {letThrough.length === 0 ? null : (
        <FactLine name="按哪次体检">
          <Select
            aria-label="按哪次体检"
            style={{ width: "100%" }}
            value={checkUid}
            onChange={setChosen}
            options={letThrough.map(({ uid, number, signedBy, signedOn }) => ({
              value: uid,
              label: `第 ${number} 号,${signedBy ?? ""} ${signedOn ?? ""} 签字`,
            }))}
          />
        </FactLine>
      )}
      <DraftDate name="公告日期" value={noticeOn} onChange={setNoticeOn} />
      <DraftText name="公告地点" value={noticePlace} onChange={setNoticePlace} />
      <DraftNumber
        name="公告"
        value={noticeDays}
        {...{ least: 1, most: 90, unit: "天" }}
        onChange={setNoticeDays}
      />
      <DraftDate name="报名截止" value={registerUntil} onChange={setRegisterUntil} />
      <DraftDate name="竞价日期" value={bidsOn} onChange={setBidsOn} />
      <DraftText name="竞价地点" value={bidsPlace} onChange={setBidsPlace} />
    </FormSection>
  );
}
