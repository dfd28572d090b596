import { Button } from "antd";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { go } from "../../app/position.ts";
import { useClient } from "../../app/use-client.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { Mark } from "../../parts/mark.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { AuctionBids } from "./auction-bids.tsx";
import { NextStep } from "./auction-steps.tsx";
import type { Auction } from "./auctions-tab.tsx";

interface AuctionDrawerProps {
  readonly auction: Auction;
  readonly onClose: () => void;
}

const papers = { notice: "竞价公告", result: "竞价结果公告" } as const;

/** One auction: what is let, who bid, and the step that comes next. Ctrl+Z takes a step back. */
export function AuctionDrawer({ auction, onClose }: AuctionDrawerProps) {
  const client = useClient();
  const giveBytes = useGiveBytes();
  const print = (paper: keyof typeof papers) =>
    giveBytes(
      `${papers[paper]}_${auction.number}.pdf`,
      client.call("auctions.paper", { uid: auction.uid, paper }),
    );
  return (
    <RecordDrawer
      open
      title={
        <span className="route-head">
          <span className="code">{auction.number}</span>
          <Mark kind={auction.status === "failed" ? "bad" : "plain"} text={auction.statusName} />
        </span>
      }
      onClose={onClose}
      actions={
        <>
          <Button disabled={auction.noticeOn === null} onClick={() => void print("notice")}>
            打印公告
          </Button>{" "}
          <Button disabled={auction.winnerUid === null} onClick={() => void print("result")}>
            打印结果公告
          </Button>
        </>
      }
    >
      <div className="fact-list">
        <NextStep auction={auction} />
        {auction.noticeOn === null ? null : <AuctionBids auction={auction} />}
        <AuctionFacts auction={auction} />
      </div>
    </RecordDrawer>
  );
}

function AuctionFacts({ auction }: { readonly auction: Auction }) {
  const { contractUid } = auction;
  return (
    <>
      <FactGroup title="发包的地">
        {auction.plots.map(({ plotCode, shortCode, signedMu }) => (
          <FactLine key={plotCode} name={shortCode}>
            {signedMu} 亩
          </FactLine>
        ))}
        <FactLine name="用途">{auction.use}</FactLine>
        <FactLine name="期限">
          {auction.startOn} 至 {auction.endOn}
        </FactLine>
        <FactLine name="底价">
          {groupedYuanText(auction.floorFen)} 元/亩·年({auction.floorBasis})
        </FactLine>
        <FactLine name="保证金">{groupedYuanText(auction.depositFen)} 元</FactLine>
      </FactGroup>
      <FactGroup title="公告和结果">
        <FactLine name="公告">
          {auction.noticeOn === null
            ? null
            : `${auction.noticeOn} 起 ${auction.noticeDays} 天,${auction.noticePlace}`}
        </FactLine>
        <FactLine name="报名截止">{auction.registerUntil}</FactLine>
        <FactLine name="竞价">
          {auction.bidsOn === null ? null : `${auction.bidsOn} ${auction.bidsPlace ?? ""}`}
        </FactLine>
        <FactLine name="流标">{auction.failedReason}</FactLine>
        <FactLine name="确认">
          {auction.confirmedOn === null
            ? null
            : `${auction.confirmedOn} ${auction.confirmedBy ?? ""}`}
        </FactLine>
        <FactLine name="成交价">
          {auction.priceFen === null ? null : `${groupedYuanText(auction.priceFen)} 元/亩·年`}
        </FactLine>
        <FactLine name="结果公告">
          {auction.resultOn === null ? null : `${auction.resultOn} 起 ${auction.resultDays} 天`}
        </FactLine>
      </FactGroup>
      {contractUid === null ? null : (
        <Button
          type="link"
          onClick={() => go({ screen: "contracts", details: { contract: contractUid } })}
        >
          打开拟好的合同
        </Button>
      )}
    </>
  );
}
