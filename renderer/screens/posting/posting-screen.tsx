import { useState } from "react";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { PrepareDrawer } from "./prepare-drawer.tsx";
import { RoundView } from "./round-view.tsx";
import { RoundsPanel } from "./rounds-panel.tsx";
import "./posting.css";

/** 公示: the rounds of the scope, and one round with its plots, objections, photos and papers. */
export function PostingScreen() {
  const scope = useScope();
  const asOf = useAsOf();
  const rounds = useQuery("posting.list", { scope, asOf });
  const [chosen, setChosen] = useDetail("round");
  const [preparing, setPreparing] = useState(false);
  const listed = rounds.value?.rounds ?? [];
  const uid = (listed.find((round) => round.uid === chosen) ?? listed[0])?.uid ?? "";
  const details = useQuery("posting.get", uid === "" ? null : { uid, asOf });
  const round = details.value?.uid === uid ? details.value : undefined;
  return (
    <div className="screen posting">
      <RoundsPanel
        answer={rounds}
        chosen={uid}
        onChoose={setChosen}
        onPrepare={() => setPreparing(true)}
      />
      {uid === "" ? (
        <section className="panel posting-view" aria-label="本轮">
          <Notice text="公示表、公示图、异议登记和无异议证明都从一轮公示里出。" />
        </section>
      ) : (
        <AsyncState answer={{ ...details, value: round }}>
          {(shown) => <RoundView key={uid} round={shown} asOf={asOf} onRound={setChosen} />}
        </AsyncState>
      )}
      <PrepareDrawer
        open={preparing}
        onClose={() => setPreparing(false)}
        onPrepared={(made) => {
          setPreparing(false);
          setChosen(made);
        }}
      />
    </div>
  );
}
