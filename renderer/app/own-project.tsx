import { Button } from "antd";
import { useState } from "react";
import { folderOf, PathPrompt, stemOf } from "../parts/path-prompt.tsx";
import { useShell } from "./use-client.ts";
import { useCommand } from "./use-command.ts";

interface OwnProjectProps {
  /** The open project's path; a browser proposes a place beside it. */
  readonly beside?: string;
  /** The one thing to press. */
  readonly isBig?: boolean;
}

type Purpose = "create" | "open" | "read";

const titles: Readonly<Record<Purpose, string>> = {
  create: "新项目放在哪里",
  open: "项目文件在哪里",
  read: "要查看的项目文件在哪里",
};

/**
 * Opens or begins a project: through the system's dialogs where there are some, else by typing where it
 * lies on this machine. Who only reads changes no byte of the file (A6).
 */
export function OwnProject({ beside = "", isBig = false }: OwnProjectProps) {
  const { chooseProject } = useShell();
  const run = useCommand();
  const [typing, setTyping] = useState<Purpose | null>(null);
  const finish = async (purpose: Purpose, path: string) => {
    if (purpose === "create") {
      const name = stemOf(path).slice(0, 60) || "我的乡镇";
      return (await run("project.create", { path, name })) !== null;
    }
    const mode = purpose === "read" ? "read" : "write";
    return (await run("project.open", { path, mode })) !== null;
  };
  const ask = async (purpose: Purpose) => {
    if (chooseProject === null) return setTyping(purpose);
    const path = await (purpose === "create"
      ? chooseProject("create", "我的乡镇")
      : chooseProject("open", ""));
    if (path !== null) await finish(purpose, path);
  };
  return (
    <div className="own-project">
      <Button type="primary" size={isBig ? "large" : "medium"} onClick={() => void ask("create")}>
        用自己的数据开始…
      </Button>
      {isBig ? null : (
        <>
          <Button onClick={() => void ask("open")}>打开项目文件…</Button>
          <Button title="只查看,文件一个字节也不改;审计、核对时用" onClick={() => void ask("read")}>
            只读打开…
          </Button>
        </>
      )}
      {typing === null ? null : (
        <PathPrompt
          title={titles[typing]}
          okText={typing === "create" ? "新建" : "打开"}
          initial={`${folderOf(beside)}${typing === "create" ? "我的乡镇.gpkg" : ""}`}
          onPath={(path) => finish(typing, path)}
          onClose={() => setTyping(null)}
        />
      )}
    </div>
  );
}
