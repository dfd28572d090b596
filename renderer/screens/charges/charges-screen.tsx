import { Tabs } from "antd";
import { useDetail } from "../../app/position.ts";
import { AuctionsTab } from "./auctions-tab.tsx";
import { BillsTab } from "./bills-tab.tsx";
import { ChecksTab } from "./checks-tab.tsx";
import { LandTab } from "./land-tab.tsx";
import { MeetingsTab } from "./meetings-tab.tsx";
import { RoutesTab } from "./routes-tab.tsx";
import "../../parts/list-screen.css";
import "./charges.css";

const tabs = [
  { key: "routes", label: "处置路线" },
  { key: "bills", label: "收费" },
  { key: "checks", label: "出账前体检" },
  { key: "meetings", label: "会议" },
  { key: "auctions", label: "竞价" },
  { key: "land", label: "收回盘活" },
];

/** 收费发包: from a plot to its route, its contract or its bill; nothing goes out unchecked. */
export function ChargesScreen() {
  const [tab, setTab] = useDetail("tab");
  const active = tab === "" ? "routes" : tab;
  return (
    <div className="screen list-screen charges">
      <Tabs activeKey={active} onChange={setTab} items={tabs} />
      {active === "routes" ? <RoutesTab /> : null}
      {active === "bills" ? <BillsTab /> : null}
      {active === "checks" ? <ChecksTab /> : null}
      {active === "meetings" ? <MeetingsTab /> : null}
      {active === "auctions" ? <AuctionsTab /> : null}
      {active === "land" ? <LandTab /> : null}
    </div>
  );
}
