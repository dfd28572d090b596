import { Button } from "antd";
import { useState } from "react";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { DraftDate, DraftMoney, DraftNumber, DraftText } from "../../parts/draft-fields.tsx";
import { FormSection } from "../../parts/form-section.tsx";
import { ReasonPrompt } from "../../parts/reason-prompt.tsx";
import { AnnounceStep } from "./announce-step.tsx";
import type { Auction } from "./auctions-tab.tsx";

interface StepProps {
  readonly auction: Auction;
}

/** The one step that an auction is at. */
export function NextStep({ auction }: StepProps) {
  switch (auction.status) {
    case "prepared":
      return <AnnounceStep auction={auction} />;
    case "noticed":
      return <ConfirmStep auction={auction} />;
    case "failed":
      return <OfferAgainStep auction={auction} />;
    case "awarded":
      return <ResultStep auction={auction} />;
    case "resultPosted":
      return <ContractStep auction={auction} />;
    case "contracted":
      return <p>合同已拟好,签订并登记以后地块算已处置。</p>;
  }
}

function ConfirmStep({ auction: { uid, bids } }: StepProps) {
  const run = useCommand();
  const confirmedOn = useAsOf();
  const [confirmedBy, setConfirmedBy] = useState("");
  const [approval, setApproval] = useState("");
  const [asking, setAsking] = useState(false);
  const confirm = () => {
    const townApproval = approval.trim() === "" ? null : approval;
    return run("auctions.confirm", { uid, confirmedOn, confirmedBy, townApproval });
  };
  return (
    <FormSection
      title="下一步:确认结果,或记为流标"
      foot={
        <>
          <p className="route-head">
            <Button
              type="primary"
              disabled={bids.length === 0 || confirmedBy.trim() === ""}
              onClick={() => void confirm()}
            >
              最后一次报价成交
            </Button>
            <Button onClick={() => setAsking(true)}>流标…</Button>
          </p>
          <ReasonPrompt
            open={asking}
            title="记为流标"
            hint="流标以后可以降低底价再来一轮,底价要重新议定。"
            onCancel={() => setAsking(false)}
            onReason={(reason) => {
              setAsking(false);
              void run("auctions.fail", { uid, reason });
            }}
          />
        </>
      }
    >
      <DraftText name="确认人" value={confirmedBy} onChange={setConfirmedBy} />
      <DraftText
        name="乡镇批准"
        value={approval}
        placeholder="中标人不是成员时填文号"
        onChange={setApproval}
      />
    </FormSection>
  );
}

function OfferAgainStep({ auction }: StepProps) {
  const run = useCommand();
  const onDay = useAsOf();
  const [number, setNumber] = useState(`${auction.number}-${auction.round + 1}`);
  const [floorFen, setFloorFen] = useState<number | null>(null);
  const [floorBasis, setFloorBasis] = useState("");
  const ready = floorFen !== null && floorBasis.trim() !== "";
  const offer = async () => {
    if (floorFen === null) return;
    await run("auctions.offerAgain", { uid: auction.uid, number, floorFen, floorBasis, onDay });
  };
  return (
    <FormSection
      title="下一步:再来一轮"
      foot={
        <Button type="primary" disabled={!ready} onClick={() => void offer()}>
          准备下一轮
        </Button>
      }
    >
      <DraftText name="编号" value={number} onChange={setNumber} />
      <DraftMoney name="底价每亩年" value={floorFen} onChange={setFloorFen} />
      <DraftText name="底价怎么定的" value={floorBasis} onChange={setFloorBasis} />
    </FormSection>
  );
}

const usualResultDays = 5;

function ResultStep({ auction: { uid } }: StepProps) {
  const run = useCommand();
  const asOf = useAsOf();
  const [resultOn, setResultOn] = useState<string | null>(asOf);
  const [resultDays, setResultDays] = useState(usualResultDays);
  return (
    <FormSection
      title="下一步:公告结果"
      foot={
        <Button
          type="primary"
          disabled={resultOn === null}
          onClick={() => {
            if (resultOn !== null) void run("auctions.postResult", { uid, resultOn, resultDays });
          }}
        >
          登记结果公告
        </Button>
      }
    >
      <DraftDate name="公告日期" value={resultOn} onChange={setResultOn} />
      <DraftNumber
        name="公告"
        value={resultDays}
        {...{ least: 1, most: 90, unit: "天" }}
        onChange={setResultDays}
      />
    </FormSection>
  );
}

function ContractStep({ auction: { uid } }: StepProps) {
  const run = useCommand();
  const onDay = useAsOf();
  return (
    <section>
      <h3>下一步:拟合同</h3>
      <p>结果公告满了才能拟;日期用上方的“截至”:{onDay}。</p>
      <Button type="primary" onClick={() => void run("auctions.draftContract", { uid, onDay })}>
        拟合同
      </Button>
    </section>
  );
}
