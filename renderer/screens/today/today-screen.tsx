import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { InputsPanel } from "./inputs-panel.tsx";
import { LastRunPanel } from "./last-run-panel.tsx";
import { ProgressMap } from "./progress-map.tsx";
import { ProgressPanel } from "./progress-panel.tsx";
import { WaitingPanel } from "./waiting-panel.tsx";
import "./today.css";

/** 今天要办: what is there, what waits, how far the villages are, what the last run came to. */
export function TodayScreen() {
  const overview = useQuery("today.overview", { scope: useScope() });
  const state = useQuery("project.state", {});
  return (
    <AsyncState answer={overview}>
      {({ inputs, waiting, villages, lastRun }) => (
        <div className="screen today">
          <InputsPanel inputs={inputs} />
          <div className="today-beside">
            <WaitingPanel waiting={waiting} inputs={inputs} />
            <ProgressMap villages={villages} />
          </div>
          <ProgressPanel villages={villages} />
          <LastRunPanel run={lastRun} muDecimals={state.value?.muDecimals ?? 2} />
        </div>
      )}
    </AsyncState>
  );
}
