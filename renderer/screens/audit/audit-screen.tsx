import { Tabs } from "antd";
import { useDetail } from "../../app/position.ts";
import { SheetImport } from "../../sheet-import/sheet-import.tsx";
import { EditionsTab } from "./editions-tab.tsx";
import { EventsTab } from "./events-tab.tsx";
import { ExternalTab } from "./external-tab.tsx";
import { FindingsTab } from "./findings-tab.tsx";
import { PapersTab } from "./papers-tab.tsx";
import { SampleTab } from "./sample-tab.tsx";
import "../../parts/list-screen.css";
import "./audit.css";

const tabs = [
  { key: "events", label: "改动记录" },
  { key: "sample", label: "抽样" },
  { key: "editions", label: "发出的图纸" },
  { key: "external", label: "外部对数" },
  { key: "papers", label: "工作底稿" },
  { key: "findings", label: "问题清单" },
];

/** Sheets of the auditor's desk, by the register that they go into. */
const sheetTitles = { "external-figures": "外部数据", "audit-findings": "审计问题" } as const;
export type AuditSheet = keyof typeof sheetTitles;
const isAuditSheet = (text: string): text is AuditSheet => text in sheetTitles;

/** 审计: what was changed after the fact, samples, other people's books, working papers and findings. */
export function AuditScreen() {
  const [tab, setTab] = useDetail("tab");
  const [importing, setImporting] = useDetail("import");
  const active = tab === "" ? "events" : tab;
  if (isAuditSheet(importing)) {
    return (
      <SheetImport
        register={importing}
        title={sheetTitles[importing]}
        onClose={() => setImporting("")}
      />
    );
  }
  return (
    <div className="screen list-screen audit">
      <Tabs activeKey={active} onChange={setTab} items={tabs} />
      {active === "events" ? <EventsTab /> : null}
      {active === "sample" ? <SampleTab /> : null}
      {active === "editions" ? <EditionsTab /> : null}
      {active === "external" ? <ExternalTab onImport={setImporting} /> : null}
      {active === "papers" ? <PapersTab /> : null}
      {active === "findings" ? <FindingsTab onImport={setImporting} /> : null}
    </div>
  );
}
