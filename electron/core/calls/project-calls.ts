import { sampleProjectName } from "../../../seeds/sample-project.ts";
import type { ProjectState } from "../../../shared/contract/calls/project-calls.ts";
import { planeCrsTitle } from "../../../shared/geodesy/crs.ts";
import { layerDefinitions } from "../exchange/layer-definitions.ts";
import { listEvents } from "../project/event-reader.ts";
import { projectCrs } from "../project/project-crs.ts";
import { getOption } from "../project/settings.ts";
import { undoLast } from "../project/undo.ts";
import { eventWords } from "../reports/event-words.ts";
import { projectOverview } from "../reports/project-overview.ts";
import { storedRun } from "../reports/run-summary.ts";
import type { HandlersOf } from "./handler.ts";
import type { OpenProject } from "./session.ts";

/** The project as the top bar and the first screen show it. */
export function projectStateOf({ project, mode }: OpenProject): ProjectState {
  const { uid, name, countyCode, layers, holders, plots } = projectOverview(project);
  const crs = projectCrs(project);
  const run = storedRun(project);
  const [lastEvent] = listEvents(project, { limit: 1 });
  const definitions = Object.values(layerDefinitions);
  return {
    uid,
    name,
    countyCode,
    isSample: name === sampleProjectName,
    path: project.path,
    mode,
    person: project.person,
    crsTitle: crs === null ? null : planeCrsTitle(crs),
    lastSavedAt: lastEvent?.at ?? null,
    muDecimals: Number(getOption(project, "mu_decimals")),
    layers: definitions.map(({ layer, title, table }) => {
      const found = layers.find((one) => one.table === table);
      return { layer, title, features: found?.features ?? 0, planarM2: found?.planarM2 ?? 0 };
    }),
    holders,
    plots,
    lastRun:
      run === null
        ? null
        : {
            id: run.id,
            uid: run.uid,
            startedAt: run.startedAt,
            resultSha256: run.resultSha256,
          },
  };
}

export const projectHandlers: HandlersOf<"project" | "undo" | "log"> = {
  "project.open": ({ path, mode }, session) => projectStateOf(session.open(path, mode)),
  "project.create": ({ path, ...facts }, session) => projectStateOf(session.create(path, facts)),
  "project.close": (_input, session) => {
    session.close();
    return {};
  },
  "project.state": (_input, session) => {
    const opened = session.current();
    return opened === null ? null : projectStateOf(opened);
  },
  "project.recent": (_input, session) => ({ projects: session.recent() }),
  "undo.last": (_input, session) => {
    const event = undoLast(session.project());
    return {
      said: `已撤销:${eventWords(event.command)}(${event.at.slice(0, 16).replace("T", " ")})`,
    };
  },
  "log.list": ({ limit }, session) => ({
    events: listEvents(session.project(), { limit }).map((event) => ({
      id: event.id,
      uid: event.uid,
      at: event.at,
      person: event.person,
      title:
        event.kind === "undo" ? `撤销:${eventWords(event.command)}` : eventWords(event.command),
      undoable: event.undoable,
      undoOf: event.undoOf,
      rows: event.body.rows.length,
    })),
  }),
};
