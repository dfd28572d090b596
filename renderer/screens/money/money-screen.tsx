import { Tabs } from "antd";
import { useDetail } from "../../app/position.ts";
import { SheetImport } from "../../sheet-import/sheet-import.tsx";
import type { SheetRegister } from "../../sheet-import/use-sheet-request.ts";
import { LedgerTab } from "./ledger-tab.tsx";
import { MatchTab } from "./match-tab.tsx";
import { sheetTitles } from "./sheet-titles.ts";
import { SideTab } from "./side-tab.tsx";
import "../../parts/list-screen.css";
import "./money.css";

const tabs = [
  { key: "claims", label: "债权" },
  { key: "debts", label: "债务" },
  { key: "match", label: "收款与凭证" },
  { key: "ledger", label: "合计" },
];

/** 债权债务: claims and debts gross, what settled them with its papers, and receipts against the books. */
export function MoneyScreen() {
  const [tab, setTab] = useDetail("tab");
  const [importing, setImporting] = useDetail("import");
  const active = tab === "" ? "claims" : tab;
  if (importing in sheetTitles) {
    const register = importing as SheetRegister & keyof typeof sheetTitles;
    return (
      <SheetImport
        register={register}
        title={sheetTitles[register]}
        onClose={() => setImporting("")}
      />
    );
  }
  return (
    <div className="screen list-screen money">
      <Tabs activeKey={active} onChange={setTab} items={tabs} />
      {active === "claims" ? <SideTab key="claim" side="claim" onImport={setImporting} /> : null}
      {active === "debts" ? <SideTab key="debt" side="debt" onImport={setImporting} /> : null}
      {active === "match" ? <MatchTab onImport={setImporting} /> : null}
      {active === "ledger" ? <LedgerTab /> : null}
    </div>
  );
}
