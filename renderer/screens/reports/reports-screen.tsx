import { Tabs } from "antd";
import { useDetail } from "../../app/position.ts";
import { CountyTab } from "./county-tab.tsx";
import { DashboardTab } from "./dashboard-tab.tsx";
import { GovernanceTab } from "./governance-tab.tsx";
import { listKinds, ReportTab, reportKinds } from "./report-tab.tsx";
import { RowsDrawer } from "./rows-drawer.tsx";
import { SnapshotsTab } from "./snapshots-tab.tsx";
import { VillageFilesTab } from "./village-files-tab.tsx";
import "../../parts/list-screen.css";
import "./reports.css";

const tabs = [
  { key: "figures", label: "指标" },
  { key: "reports", label: "周报、汇总、排名" },
  { key: "lists", label: "台账清单" },
  { key: "snapshots", label: "定稿" },
  { key: "governance", label: "治理问题" },
  { key: "files", label: "一村一档" },
  { key: "county", label: "县汇总" },
];

/** 报表: every figure opens the rows behind it, reports are printed and frozen. */
export function ReportsScreen() {
  const [tab, setTab] = useDetail("tab");
  const active = tab === "" ? "figures" : tab;
  return (
    <div className="screen list-screen reports">
      <Tabs activeKey={active} onChange={setTab} items={tabs} />
      {active === "figures" ? <DashboardTab /> : null}
      {active === "reports" ? <ReportTab key="reports" kinds={reportKinds} /> : null}
      {active === "lists" ? <ReportTab key="lists" kinds={listKinds} /> : null}
      {active === "snapshots" ? <SnapshotsTab /> : null}
      {active === "governance" ? <GovernanceTab /> : null}
      {active === "files" ? <VillageFilesTab /> : null}
      {active === "county" ? <CountyTab /> : null}
      <RowsDrawer />
    </div>
  );
}
