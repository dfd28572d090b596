import { Button } from "antd";
import { OwnProject } from "../../app/own-project.tsx";
import { useQuery } from "../../app/use-query.ts";
import { Panel } from "../../parts/panel.tsx";
import { useGiveFile } from "../sheets/use-give-file.ts";

/** Where the open project lies, the ways to another, and the paper for a successor. */
export function ProjectPanel() {
  const { giveHandover } = useGiveFile();
  const project = useQuery("project.state", {}).value ?? null;
  return (
    <Panel title="项目文件">
      <div className="settings-stack">
        {project === null ? null : <span className="soft project-path">{project.path}</span>}
        <div>
          <Button onClick={() => void giveHandover()}>打印交接页</Button>
        </div>
        <OwnProject beside={project?.path ?? ""} />
      </div>
    </Panel>
  );
}
