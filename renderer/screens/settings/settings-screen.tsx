import { CountyPanel } from "./county-panel.tsx";
import { DecisionsPanel } from "./decisions-panel.tsx";
import { OptionsPanel } from "./options-panel.tsx";
import { ProjectPanel } from "./project-panel.tsx";
import { RulesPanel } from "./rules-panel.tsx";
import { UnitsPanel } from "./units-panel.tsx";
import "./settings.css";

/** 设置: options of the project, names of its units, villages that confirmed shares, the county's template. */
export function SettingsScreen() {
  return (
    <div className="screen settings">
      <OptionsPanel />
      <div className="settings-beside">
        <UnitsPanel />
        <RulesPanel />
        <DecisionsPanel />
        <CountyPanel />
        <ProjectPanel />
      </div>
    </div>
  );
}
