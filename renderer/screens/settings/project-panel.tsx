import { OwnProject } from "../../app/own-project.tsx";
import { useQuery } from "../../app/use-query.ts";
import { Panel } from "../../parts/panel.tsx";

/** Where the open project lies, and the ways to another. */
export function ProjectPanel() {
  const project = useQuery("project.state", {}).value ?? null;
  return (
    <Panel title="项目文件">
      <div className="settings-stack">
        {project === null ? null : <span className="soft">{project.path}</span>}
        <OwnProject beside={project?.path ?? ""} />
      </div>
    </Panel>
  );
}
