import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { screenElement } from "../parts/screen-element.ts";
import { useShell } from "./use-client.ts";
import { useCommand } from "./use-command.ts";

interface OwnProjectProps {
  /** The open project's path; a browser proposes a place beside it. */
  readonly beside?: string;
  /** The one thing to press. */
  readonly isBig?: boolean;
}

/**
 * Opens or begins a project: through the system's dialogs where there are some, else by typing where it
 * lies on this machine.
 */
export function OwnProject({ beside = "", isBig = false }: OwnProjectProps) {
  const { chooseProject } = useShell();
  const run = useCommand();
  const [typing, setTyping] = useState<"create" | "open" | null>(null);
  const open = async () => {
    if (chooseProject === null) return setTyping("open");
    const path = await chooseProject("open", "");
    if (path !== null) await run("project.open", { path });
  };
  const create = async () => {
    if (chooseProject === null) return setTyping("create");
    const path = await chooseProject("create", "我的乡镇");
    if (path !== null) await run("project.create", { path, name: nameOf(path) });
  };
  return (
    <div className="own-project">
      <Button type="primary" size={isBig ? "large" : "medium"} onClick={() => void create()}>
        用自己的数据开始…
      </Button>
      {isBig ? null : <Button onClick={() => void open()}>打开项目文件…</Button>}
      {typing === null ? null : (
        <TypedPath purpose={typing} beside={beside} onClose={() => setTyping(null)} />
      )}
    </div>
  );
}

interface TypedPathProps {
  readonly purpose: "create" | "open";
  readonly beside: string;
  readonly onClose: () => void;
}

function TypedPath({ purpose, beside, onClose }: TypedPathProps) {
  const run = useCommand();
  const isNew = purpose === "create";
  const [path, setPath] = useState(`${folderOf(beside)}${isNew ? "我的乡镇.gpkg" : ""}`);
  const finish = async () => {
    const typed = path.trim();
    const done = isNew
      ? await run("project.create", { path: typed, name: nameOf(typed) })
      : await run("project.open", { path: typed });
    if (done !== null) onClose();
  };
  return (
    <Modal
      open
      title={isNew ? "新项目放在哪里" : "项目文件在哪里"}
      getContainer={screenElement}
      okText={isNew ? "新建" : "打开"}
      okButtonProps={{ disabled: path.trim() === "" }}
      onOk={() => void finish()}
      onCancel={onClose}
    >
      <Input
        autoFocus
        aria-label="项目文件在本机的路径"
        value={path}
        onChange={({ target }) => setPath(target.value)}
        onPressEnter={() => void finish()}
      />
      <p className="soft">写本机上的完整路径,以 .gpkg 结尾。浏览器里不能弹出系统的选择窗口。</p>
    </Modal>
  );
}

/** With the separator at its end. */
const folderOf = (path: string) =>
  path.slice(0, Math.max(...["/", "\\"].map((one) => path.lastIndexOf(one))) + 1);

/** The file's name without folder and ending, as the project's name. */
function nameOf(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? "";
  return file.replace(/\.gpkg$/i, "").slice(0, 60) || "我的乡镇";
}
