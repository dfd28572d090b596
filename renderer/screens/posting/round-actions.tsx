import { useCommand } from "../../app/use-command.ts";
import { ReasonPrompt } from "../../parts/reason-prompt.tsx";
import { ChangeDrawer } from "./change-drawer.tsx";
import { ConfirmDrawer } from "./confirm-drawer.tsx";
import { DecideDrawer } from "./decide-drawer.tsx";
import { ObjectDrawer } from "./object-drawer.tsx";
import type { RoundDetails, RoundObjection } from "./posting-words.ts";
import type { RoundAction } from "./round-head.tsx";
import { StartDrawer } from "./start-drawer.tsx";

interface RoundActionsProps {
  readonly round: RoundDetails;
  /** Chosen plots; none means all where that makes sense. */
  readonly chosen: readonly string[];
  /** What is being done; an objection is being decided. */
  readonly action: RoundAction | RoundObjection | null;
  readonly onClose: () => void;
  readonly onObjected: () => void;
  readonly onCorrected: (uid: string) => void;
}

/** The drawer or question of the step that is being taken. */
export function RoundActions(props: RoundActionsProps) {
  const { round, chosen, action, onClose } = props;
  const run = useCommand();
  const withdraw = async (reason: string) => {
    if ((await run("posting.withdraw", { uid: round.uid, reason })) !== null) onClose();
  };
  const correct = async (reason: string) => {
    const next = await run("posting.correct", { uid: round.uid, plotCodes: [...chosen], reason });
    if (next !== null) props.onCorrected(next.uid);
  };
  if (action !== null && typeof action === "object") {
    return <DecideDrawer key={action.uid} objection={action} onClose={onClose} />;
  }
  switch (action) {
    case "change":
      return <ChangeDrawer round={round} chosen={chosen} onClose={onClose} />;
    case "start":
      return <StartDrawer round={round} onClose={onClose} />;
    case "confirm":
      return <ConfirmDrawer round={round} chosen={chosen} onClose={onClose} />;
    case "object":
      return (
        <ObjectDrawer round={round} chosen={chosen} onClose={onClose} onDone={props.onObjected} />
      );
    default:
      return (
        <>
          <ReasonPrompt
            open={action === "withdraw"}
            title={`撤回第 ${round.number} 轮`}
            hint="写明为什么撤回。撤回以后图斑回到已核查,可以另行公示;这一轮留在记录里。"
            onCancel={onClose}
            onReason={(reason) => void withdraw(reason)}
          />
          <ReasonPrompt
            open={action === "correct"}
            title={`更正 ${chosen.length} 块图斑`}
            hint="写明改什么、为什么。所选图斑退出本轮,放开修改,改好后作为新一轮重新公示。"
            onCancel={onClose}
            onReason={(reason) => void correct(reason)}
          />
        </>
      );
  }
}
