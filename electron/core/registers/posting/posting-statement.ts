import { dateText } from "../../../../shared/land/date-text.ts";
import type { Project } from "../../project/project.ts";
import { isOpenObjection, type Objection, objectionsOf, outcomeNames } from "./objections.ts";
import type { RoundFacts } from "./round-facts.ts";
import { roundPlots } from "./round-plots.ts";

/** What may be said of a round whose period is over. */
export interface PostingStatement {
  /** 无异议证明 where nobody objected in the period; 公示结果证明 where all that was said is settled. */
  readonly title: string;
  readonly sentence: string;
}

/**
 * The proof that a round ended without open objections, as far as it is true on that day: null while the
 * period runs, while an objection is open, and while one that led to 更正 has not been corrected.
 * @param round facts of the same day
 */
export function postingStatement(
  project: Project,
  round: RoundFacts,
  unitName: string,
  asOf: string,
): PostingStatement | null {
  const { startedOn, lastDay } = round;
  if (round.status !== "posted" || !round.isOver || startedOn === null || lastDay === null) {
    return null;
  }
  const plots = roundPlots(project, round, asOf);
  const standing = plots.filter(({ supersededBy }) => supersededBy === null);
  const isHeld = standing.some(
    ({ obstacle, confirmation }) => obstacle !== null && confirmation === null,
  );
  const objections = objectionsOf(project, round.uid);
  if (standing.length === 0 || isHeld || objections.some(isOpenObjection)) return null;
  const corrected = plots.length - standing.length;
  const inPeriod = objections.filter(({ isLate }) => !isLate);
  const sentence = [
    `${unitName}第 ${round.number} 轮公示于${dateText(startedOn)}在${round.place}张贴,至${dateText(lastDay)}止共 ${round.days} 天,公示图斑 ${plots.length} 块`,
    inPeriod.length === 0 ? "公示期间未收到异议" : `公示期间收到异议 ${settledWords(inPeriod)}`,
    ...(objections.length > inPeriod.length
      ? [`期满后收到异议 ${settledWords(objections.filter(({ isLate }) => isLate))}`]
      : []),
    ...(corrected > 0 ? [`其中 ${corrected} 块更正后另行公示,不在本证明之内`] : []),
  ].join(";");
  const title = objections.length === 0 ? "公示无异议证明" : "公示结果证明";
  return { title, sentence: `${sentence}。` };
}

/** `2 件,均已处理(维持 1 件、更正 1 件)`. */
function settledWords(objections: readonly Objection[]): string {
  const parts = (["upheld", "corrected"] as const).flatMap((outcome) => {
    const count = objections.filter((one) => one.outcome === outcome).length;
    return count === 0 ? [] : [`${outcomeNames[outcome]} ${count} 件`];
  });
  return `${objections.length} 件,均已处理(${parts.join("、")})`;
}
