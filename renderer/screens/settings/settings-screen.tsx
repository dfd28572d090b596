import { OptionsPanel } from "./options-panel.tsx";
import { UnitsPanel } from "./units-panel.tsx";
import "./settings.css";

/** 设置: options of the project, names of its units, villages that confirmed shares. */
export function SettingsScreen() {
  return (
    <div className="screen settings">
      <OptionsPanel />
      <UnitsPanel />
    </div>
  );
}
