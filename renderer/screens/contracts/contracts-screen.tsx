import { Tabs } from "antd";
import { useState } from "react";
import { useDetail } from "../../app/position.ts";
import { SheetImport } from "../../sheet-import/sheet-import.tsx";
import { PeopleTab } from "./people-tab.tsx";
import { RegisterTab } from "./register-tab.tsx";
import { VillagesTab } from "./villages-tab.tsx";
import "../../parts/list-screen.css";
import "./contracts.css";

/** The tabs with the sheet that each takes. */
const tabs = [
  { key: "contracts", label: "合同台账", sheet: "合同" },
  { key: "units", label: "村组情况", sheet: "村组情况" },
  { key: "people", label: "人员", sheet: "人员" },
] as const;

/** 合同: the register, and what its rules ask of villages and people; each typed, pasted or imported. */
export function ContractsScreen() {
  const [tab, setTab] = useDetail("tab");
  const [importing, setImporting] = useDetail("import");
  const [pasted, setPasted] = useState<string | null>(null);
  const active = tabs.find(({ key }) => key === tab) ?? tabs[0];
  const ways = {
    onImport: () => setImporting("1"),
    onPaste: (text: string) => {
      setPasted(text);
      setImporting("1");
    },
  };
  if (importing !== "") {
    const close = () => {
      setPasted(null);
      setImporting("");
    };
    const { key, sheet } = active;
    return <SheetImport key={key} register={key} title={sheet} pasted={pasted} onClose={close} />;
  }
  return (
    <div className="screen list-screen">
      <Tabs
        activeKey={active.key}
        onChange={(key) => setTab(key === tabs[0].key ? "" : key)}
        items={tabs.map(({ key, label }) => ({ key, label }))}
      />
      {active.key === "contracts" ? <RegisterTab {...ways} /> : null}
      {active.key === "units" ? <VillagesTab {...ways} /> : null}
      {active.key === "people" ? <PeopleTab {...ways} /> : null}
    </div>
  );
}
