import { Button } from "antd";
import { useState } from "react";
import { useLongWork } from "../../app/long-work.ts";
import { useShell } from "../../app/use-client.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { Panel } from "../../parts/panel.tsx";
import { folderOf, PathPrompt, stemOf } from "../../parts/path-prompt.tsx";

/** In a township's project: hand the package out, or begin an audit file about this project. */
export function BeginAudit() {
  const project = useQuery("project.state", {}).value;
  return (
    <div className="audit-begin">
      <Panel title="交给审计">
        <div className="audit-body">
          <p>
            数据包是一个新文件夹,放在项目文件旁边:项目文件、全部附件、操作日志和校验清单。包里有个人信息,只交给承担审计的人;交出记入日志。
          </p>
          <PackButton mode={project?.mode} />
        </div>
      </Panel>
      <Panel title="审计人员">
        <div className="audit-body">
          <p>
            抽样、底稿和问题清单放在审计人员自己的审计文件里,被审计的文件一个字节也不改。收到数据包后,先用“只读打开”打开里面的项目文件,再在这里建立审计文件。
          </p>
          {project == null ? null : <BeginButton projectPath={project.path} />}
        </div>
      </Panel>
    </div>
  );
}

function PackButton({ mode }: { readonly mode: "read" | "write" | undefined }) {
  const start = useLongWork();
  const [folder, setFolder] = useState<string | null>(null);
  const pack = async () => {
    const made = await start({
      title: "做审计数据包",
      name: "audit.pack",
      input: {},
      said: ({ files }) => `${files} 个文件,另有校验清单`,
    });
    if (made !== null) setFolder(made.folder);
  };
  return (
    <>
      <Button
        type="primary"
        disabled={mode !== "write"}
        title={mode === "read" ? "只读打开的文件不能记日志,请在乡镇的机器上做" : ""}
        onClick={() => void pack()}
      >
        做审计数据包
      </Button>
      {folder === null ? null : <p>已写入 {folder}</p>}
    </>
  );
}

function BeginButton({ projectPath }: { readonly projectPath: string }) {
  const { chooseProject } = useShell();
  const run = useCommand();
  const [typing, setTyping] = useState(false);
  const proposed = `${stemOf(projectPath)}-审计`;
  const begin = async (path: string) => (await run("workingPapers.begin", { path })) !== null;
  const ask = async () => {
    if (chooseProject === null) return setTyping(true);
    const path = await chooseProject("create", proposed);
    if (path !== null) await begin(path);
  };
  return (
    <>
      <Button onClick={() => void ask()}>建立审计文件…</Button>
      {typing ? (
        <PathPrompt
          title="审计文件放在哪里"
          okText="建立"
          initial={`${folderOf(projectPath)}${proposed}.gpkg`}
          onPath={begin}
          onClose={() => setTyping(false)}
        />
      ) : null}
    </>
  );
}
