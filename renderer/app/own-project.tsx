import { Button } from "antd";
import { useShell } from "./use-client.ts";
import { useCommand } from "./use-command.ts";

/** Opens or begins a project through the system's dialogs; nothing where there are none (browser). */
export function OwnProject() {
  const { chooseProject } = useShell();
  const run = useCommand();
  if (chooseProject === null) return null;
  const open = async () => {
    const path = await chooseProject("open", "");
    if (path !== null) await run("project.open", { path });
  };
  const create = async () => {
    const path = await chooseProject("create", "我的乡镇");
    if (path !== null) await run("project.create", { path, name: nameOf(path) });
  };
  return (
    <div className="own-project">
      <Button type="primary" onClick={() => void create()}>
        用自己的数据开始…
      </Button>
      <Button onClick={() => void open()}>打开项目文件…</Button>
    </div>
  );
}

/** The file's name without folder and ending, as the project's name. */
function nameOf(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? "";
  return file.replace(/\.gpkg$/i, "").slice(0, 60) || "我的乡镇";
}
