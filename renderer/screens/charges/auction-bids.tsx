import { Button, Select } from "antd";
import { useState } from "react";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { DraftCheck, DraftDate, DraftMoney, DraftText } from "../../parts/draft-fields.tsx";
import { MoneyInput } from "../../parts/money-input.tsx";
import type { Auction } from "./auctions-tab.tsx";

/** Who registered with which deposit, and the bids in their order. */
export function AuctionBids({ auction }: { readonly auction: Auction }) {
  const run = useCommand();
  const returnedOn = useAsOf();
  const { registrants, bids } = auction;
  const nameOf = (uid: string) => registrants.find((one) => one.uid === uid)?.name ?? "";
  return (
    <section>
      <h3>
        报名({registrants.length})和报价({bids.length})
      </h3>
      <ul className="route-words">
        {registrants.map((one) => (
          <li key={one.uid}>
            {one.name}({one.isMember ? "成员" : "非成员"}) 保证金 {groupedYuanText(one.depositFen)}{" "}
            元{one.depositPaidOn === null ? ",未缴" : `,${one.depositPaidOn} 缴`}
            {one.depositPaidOn === null ? null : one.depositReturnedOn === null ? (
              <Button
                size="small"
                type="link"
                onClick={() =>
                  void run("auctions.returnDeposit", {
                    registrantUid: one.uid,
                    returnedOn,
                  })
                }
              >
                退保证金
              </Button>
            ) : (
              `,${one.depositReturnedOn} 退`
            )}
          </li>
        ))}
      </ul>
      <ol className="route-words">
        {bids.map(({ number, registrantUid, priceFen }) => (
          <li key={number}>
            {nameOf(registrantUid)} {groupedYuanText(priceFen)} 元/亩·年
          </li>
        ))}
      </ol>
      {auction.status === "noticed" ? (
        <>
          <NewBid key={`bid ${bids.length}`} auction={auction} />
          <NewBidder key={`bidder ${registrants.length}`} auction={auction} />
        </>
      ) : null}
    </section>
  );
}

function NewBid({ auction }: { readonly auction: Auction }) {
  const run = useCommand();
  const [bidder, setBidder] = useState<string | null>(null);
  const { uid, registrants } = auction;
  if (registrants.length === 0) return null;
  return (
    <div className="route-head">
      <Select
        aria-label="报价人"
        style={{ width: 140 }}
        placeholder="报价人"
        value={bidder}
        onChange={setBidder}
        options={registrants.map((one) => ({ value: one.uid, label: one.name }))}
      />
      <MoneyInput
        label="报价"
        valueFen={null}
        disabled={bidder === null}
        onSave={async (priceFen) => {
          if (priceFen === null || bidder === null) return false;
          return (await run("auctions.bid", { uid, registrantUid: bidder, priceFen })) !== null;
        }}
      />
    </div>
  );
}

function NewBidder({ auction }: { readonly auction: Auction }) {
  const run = useCommand();
  const registeredOn = useAsOf();
  const [name, setName] = useState("");
  const [idNumber, setIdNumber] = useState("");
  const [phone, setPhone] = useState("");
  const [isMember, setIsMember] = useState(false);
  const [depositFen, setDepositFen] = useState<number | null>(auction.depositFen);
  const [depositPaidOn, setDepositPaidOn] = useState<string | null>(null);
  const add = () =>
    run("auctions.register", {
      uid: auction.uid,
      bidder: {
        ...{ name, idNumber, isMember, registeredOn, depositPaidOn },
        phone: phone.trim() === "" ? null : phone,
        depositFen: depositFen ?? 0,
      },
    });
  return (
    <>
      <div className="fact-lines">
        <DraftText name="报名人" value={name} onChange={setName} />
        <DraftText name="证件号" value={idNumber} onChange={setIdNumber} />
        <DraftText name="电话" value={phone} onChange={setPhone} />
        <DraftMoney name="已缴保证金" value={depositFen} onChange={setDepositFen} />
        <DraftDate name="缴纳日期" value={depositPaidOn} onChange={setDepositPaidOn} />
      </div>
      <div className="route-head">
        <DraftCheck name="本集体成员" value={isMember} onChange={setIsMember} />
        <Button disabled={name.trim() === "" || idNumber.trim() === ""} onClick={() => void add()}>
          登记报名
        </Button>
      </div>
    </>
  );
}
