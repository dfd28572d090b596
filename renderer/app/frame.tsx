import { useState } from "react";
import type { ProjectState } from "../../shared/contract/calls/project-calls.ts";
import { BottomLine } from "./bottom-line.tsx";
import { usePosition } from "./position.ts";
import { Rail } from "./rail.tsx";
import { SampleHints } from "./sample-hints.tsx";
import { ScreenHelp } from "./screen-help.tsx";
import { screens } from "./screens.ts";
import { TopBar } from "./top-bar.tsx";
import { useFrameKeys } from "./use-frame-keys.ts";
import "./frame.css";

const foldedKey = "qhs.railFolded";

/** Rail, top bar, the screen, bottom line. */
export function Frame({ project }: { readonly project: ProjectState }) {
  const [folded, setFolded] = useState(() => localStorage.getItem(foldedKey) === "1");
  const position = usePosition();
  useFrameKeys();
  const screen = screens.find(({ key }) => key === position.screen) ?? screens[0];
  const fold = () => {
    localStorage.setItem(foldedKey, folded ? "0" : "1");
    setFolded(!folded);
  };
  return (
    <div className={folded ? "frame frame-folded" : "frame"}>
      <Rail screens={screens} current={screen?.key ?? ""} folded={folded} onFold={fold} />
      <TopBar project={project} />
      <main className="frame-screen" aria-label={screen?.title ?? ""}>
        <ScreenHelp screen={screen?.key ?? ""} title={screen?.title ?? ""} />
        <SampleHints project={project} screen={screen?.key ?? ""} />
        {screen === undefined ? null : <screen.component key={screen.key} />}
      </main>
      <BottomLine />
    </div>
  );
}
