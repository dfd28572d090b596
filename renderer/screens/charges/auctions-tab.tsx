import { Button } from "antd";
import { useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useDetail } from "../../app/position.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { useVillage } from "../../app/use-village.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { PrintListButton } from "../../parts/print-list-button.tsx";
import { AuctionDrawer } from "./auction-drawer.tsx";
import { PrepareAuction } from "./prepare-auction.tsx";

export type Auction = CallOutput<"auctions.list">["auctions"][number];

const columns: readonly GridColumn<Auction>[] = [
  { key: "number", title: "编号", kind: "code", widthPx: 110, value: (row) => row.number },
  { key: "village", title: "村", kind: "text", widthPx: 100, value: (row) => row.villageName },
  { key: "status", title: "到哪一步", kind: "text", widthPx: 104, value: (row) => row.statusName },
  { key: "round", title: "第几轮", kind: "number", widthPx: 76, value: (row) => row.round },
  {
    key: "plots",
    title: "地块",
    kind: "code",
    widthPx: 160,
    grows: true,
    value: ({ plots }) => plots.map(({ shortCode }) => shortCode).join("、"),
  },
  {
    key: "floor",
    title: "底价(元/亩·年)",
    kind: "number",
    widthPx: 130,
    value: (row) => row.floorFen,
    text: (row) => groupedYuanText(row.floorFen),
  },
  {
    key: "price",
    title: "成交价(元/亩·年)",
    kind: "number",
    widthPx: 140,
    value: (row) => row.priceFen,
    text: ({ priceFen }) => (priceFen === null ? "" : groupedYuanText(priceFen)),
  },
  {
    key: "registrants",
    title: "报名",
    kind: "number",
    widthPx: 64,
    value: ({ registrants }) => registrants.length,
  },
  { key: "bidsOn", title: "竞价日", kind: "text", widthPx: 104, value: (row) => row.bidsOn },
];

/** 竞价: from the floor that was voted to the drafted contract, one step after the other. */
export function AuctionsTab() {
  const scope = useScope();
  const { isVillage, hint } = useVillage();
  const [opened, setOpened] = useDetail("auction");
  const [preparing, setPreparing] = useState(false);
  const answer = useQuery("auctions.list", { scope });
  const auctions = answer.value?.auctions ?? [];
  const open = auctions.find(({ uid }) => uid === opened);
  return (
    <div className="list-rows">
      <div className="panel list-bar">
        <span className="list-wide soft">
          公示的处置是“公开竞价”的地块才能竞价;公告要先过“出账前体检”。
        </span>
        <Button
          type="primary"
          disabled={!isVillage}
          title={hint}
          onClick={() => setPreparing(true)}
        >
          准备竞价…
        </Button>
        <PrintListButton list="auctions" />
      </div>
      <div className="panel list-panel">
        <AsyncState answer={answer}>
          {() => (
            <GridPage
              label="竞价"
              rows={auctions}
              rowKey={({ uid }) => uid}
              columns={columns}
              selected={new Set(opened === "" ? [] : [opened])}
              onOpen={setOpened}
              empty="还没有竞价。先选一个村,点“准备竞价”。"
            />
          )}
        </AsyncState>
      </div>
      {preparing ? (
        <PrepareAuction
          onClose={(uid) => {
            setPreparing(false);
            if (uid !== null) setOpened(uid);
          }}
        />
      ) : null}
      {open === undefined ? null : (
        <AuctionDrawer key={open.uid} auction={open} onClose={() => setOpened("")} />
      )}
    </div>
  );
}
