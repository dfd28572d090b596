import { Tabs } from "antd";
import { useDetail } from "../../app/position.ts";
import { CasesTab } from "./cases-tab.tsx";
import { JudgingTab } from "./judging-tab.tsx";
import "../../parts/list-screen.css";
import "./problems.css";

/** 问题合同: candidates are judged one after the other, confirmed ones set right and struck off. */
export function ProblemsScreen() {
  const [tab, setTab] = useDetail("tab");
  const active = tab === "" ? "judging" : tab;
  return (
    <div className="screen list-screen problems">
      <Tabs
        activeKey={active}
        onChange={setTab}
        items={[
          { key: "judging", label: "初判" },
          { key: "cases", label: "整改" },
        ]}
      />
      {active === "cases" ? <CasesTab /> : <JudgingTab />}
    </div>
  );
}
