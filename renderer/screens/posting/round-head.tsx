import { Button } from "antd";
import { Mark } from "../../parts/mark.tsx";
import { periodText, type RoundDetails, roundMark } from "./posting-words.ts";

/** What is to be done with a round; a drawer or a question opens for each. */
export type RoundAction = "change" | "start" | "withdraw" | "object" | "correct" | "confirm";

interface RoundHeadProps {
  readonly round: RoundDetails;
  /** Chosen plots. */
  readonly chosen: number;
  readonly onAction: (action: RoundAction) => void;
}

/** Where a round stands, and the steps that are open. */
export function RoundHead({ round, chosen, onAction }: RoundHeadProps) {
  const { number, unitName, place, corrects, reason, signedMu, photos } = round;
  return (
    <section className="panel posting-head" aria-label="本轮">
      <div className="posting-facts">
        <h2>
          第 {number} 轮 {unitName}
        </h2>
        <Mark kind={roundMark(round)} text={round.statusName} />
        <span>{periodText(round)}</span>
        <span>地点:{place}</span>
        <span>
          {round.plots} 块,签字 <strong className="number">{signedMu}</strong> 亩
        </span>
        <span>照片 {photos} 张</span>
        {corrects === null ? null : <span>更正第 {corrects.number} 轮</span>}
        {reason === "" ? null : <span>理由:{reason}</span>}
      </div>
      <div className="posting-buttons">
        <Buttons round={round} chosen={chosen} onAction={onAction} />
      </div>
    </section>
  );
}

function Buttons({ round, chosen, onAction }: RoundHeadProps) {
  const button = (action: RoundAction, text: string, isMain = false, disabled = false) => (
    <Button
      key={action}
      type={isMain ? "primary" : "default"}
      disabled={disabled}
      onClick={() => onAction(action)}
    >
      {text}
    </Button>
  );
  if (round.status === "withdrawn") return null;
  if (round.status === "prepared") {
    return [
      button("start", "登记张贴…", true),
      button("change", "改地点、天数、图斑…"),
      button("withdraw", "撤回…"),
    ];
  }
  const left = round.plots - round.confirmed - round.superseded;
  const isBare = round.objections + round.confirmed + round.superseded === 0;
  return [
    button("confirm", "乡镇确认…", round.isOver && left > 0, left === 0),
    button("object", chosen === 0 ? "登记异议…" : `对所选 ${chosen} 块登记异议…`, false),
    button(
      "correct",
      chosen === 0 ? "更正(先选图斑)" : `更正所选 ${chosen} 块…`,
      false,
      chosen === 0,
    ),
    button("withdraw", "撤回…", false, !isBare),
  ];
}
