import type { ProjectState } from "../../shared/contract/calls/project-calls.ts";
import { clockOf } from "../parts/texts.ts";
import { AsOfSwitch } from "./as-of-switch.tsx";
import { ScopeSwitch } from "./scope-switch.tsx";
import { SearchBox } from "./search-box.tsx";

/** Project and its state, scope, search, day of the figures, person. */
export function TopBar({ project }: { readonly project: ProjectState }) {
  const { name, mode, lastSavedAt, person, path } = project;
  return (
    <header className="top-bar">
      <div className="top-project" title={path}>
        <strong>{name}</strong>
        <span
          className={mode === "read" ? "top-state top-read" : "top-state"}
          title={mode === "read" ? "是以“只读打开”打开的,或别的程序正在写这个文件" : ""}
        >
          {mode === "read" ? "只读:只能查看" : savedText(lastSavedAt)}
        </span>
      </div>
      <ScopeSwitch />
      <SearchBox />
      <AsOfSwitch />
      <div className="top-person" title="改动记在这个名字下">
        {person}
      </div>
    </header>
  );
}

function savedText(lastSavedAt: string | null): string {
  return lastSavedAt === null ? "还没有改动" : `已保存 ${clockOf(lastSavedAt)}`;
}
