import { Button } from "antd";
import { useEffect, useState } from "react";
import type { ProjectState } from "../../shared/contract/calls/project-calls.ts";
import { AsyncState, Notice } from "../parts/async-state.tsx";
import { Frame } from "./frame.tsx";
import { OwnProject } from "./own-project.tsx";
import { startPosition } from "./position.ts";
import { useShell } from "./use-client.ts";
import { useCommand } from "./use-command.ts";
import { projectChanged, useQuery } from "./use-query.ts";

/** The frame when a project is open, else the way to one. */
export function Gate() {
  const state = useQuery("project.state", {});
  useFreshness();
  return (
    <AsyncState answer={state}>
      {(project) => (project === null ? <OpenProject /> : <OpenFrame project={project} />)}
    </AsyncState>
  );
}

function OpenFrame({ project }: { readonly project: ProjectState }) {
  const [started, setStarted] = useState<string | null>(null);
  useEffect(() => {
    startPosition(project.uid);
    setStarted(project.uid);
  }, [project.uid]);
  return started === project.uid ? <Frame project={project} /> : null;
}

/** Another window or the command line may have changed the file meanwhile. */
function useFreshness(): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") projectChanged();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
}

function OpenProject() {
  const recent = useQuery("project.recent", {});
  const { chooseProject } = useShell();
  const run = useCommand();
  return (
    <main className="open-project">
      <h1>清化收</h1>
      <OwnProject />
      <AsyncState
        answer={recent}
        isEmpty={({ projects }) => projects.length === 0}
        empty={
          <Notice
            text={
              chooseProject === null
                ? "还没有打开过项目。请在启动程序时写明项目文件,如 qhs serve 项目.gpkg。"
                : "还没有打开过项目。"
            }
          />
        }
      >
        {({ projects }) => (
          <ul>
            {projects.map(({ path, name }) => (
              <li key={path}>
                <Button block onClick={() => void run("project.open", { path })}>
                  打开 {name === "" ? path : name}
                </Button>
                <span>{path}</span>
              </li>
            ))}
          </ul>
        )}
      </AsyncState>
    </main>
  );
}
