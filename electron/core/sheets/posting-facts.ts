import { disposalRouteNames, landOwnerNames } from "../../../shared/land/field-form.ts";
import type { Project } from "../project/project.ts";
import { getOption } from "../project/settings.ts";
import { type Objection, objectionsOf } from "../registers/posting/objections.ts";
import { postingRow, refused } from "../registers/posting/posting-row.ts";
import { type PostingStatement, postingStatement } from "../registers/posting/posting-statement.ts";
import { type RoundFacts, roundFacts } from "../registers/posting/round-facts.ts";
import { type RoundPlot, roundPlots } from "../registers/posting/round-plots.ts";
import { loadGroupSheetData } from "./load-sheet-data.ts";
import type { GroupSheetData, Paper, SheetPlot } from "./sheet-data.ts";
import { openSheetSource } from "./sheet-source.ts";

/** A plot as a round posts it, with what its sheet shows. */
export interface PostedPlot {
  readonly sheet: SheetPlot;
  readonly posted: RoundPlot;
}

/** The plots of one group, and that group's land with nothing but these plots on it. */
export interface PostedGroup {
  readonly data: GroupSheetData;
  readonly plots: readonly PostedPlot[];
}

/** Everything that the papers of one round are made from. */
export interface PostingFacts {
  readonly round: RoundFacts;
  /** 县乡镇村, and the group where the round is about a single one. */
  readonly unitName: string;
  readonly telephone: string;
  readonly groups: readonly PostedGroup[];
  readonly objections: readonly Objection[];
  readonly statement: PostingStatement | null;
  /** The moment of the run; the only clock of a PDF (D9). */
  readonly runStartedAt: string;
}

/**
 * Reads a round for its papers, the land where maps on `paper` will be; plots that were corrected since are left out, as they hang elsewhere.
 * Throws `posting.refused` for a round that was withdrawn or has no such plot left.
 */
export function loadPostingFacts(
  project: Project,
  uid: string,
  asOf: string,
  paper: Paper,
): PostingFacts {
  const round = roundFacts(project, postingRow(project, uid), asOf);
  if (round.status === "withdrawn") {
    throw refused(`第 ${round.number} 轮公示已经撤回,不再出公示件。`, { uid });
  }
  const standing = roundPlots(project, round, asOf).filter((plot) => plot.supersededBy === null);
  if (standing.length === 0) {
    throw refused(`第 ${round.number} 轮的图斑都已更正,请看更正后的那一轮。`, { uid });
  }
  const source = openSheetSource(project);
  const groupCodes = [...new Set(standing.map(({ groupCode }) => groupCode))];
  const groups = groupCodes.map((code) =>
    postedGroup(loadGroupSheetData(source, code, paper, round.number), standing),
  );
  const unitName = unitNameOf(round, groups[0]!.data);
  return {
    round,
    unitName,
    telephone: getOption(project, "telephone"),
    groups,
    objections: objectionsOf(project, uid),
    statement: postingStatement(project, round, unitName, asOf),
    runStartedAt: source.run.startedAt,
  };
}

function unitNameOf(round: RoundFacts, data: GroupSheetData): string {
  const village = `${data.countyName}${data.townName}${data.villageName}`;
  return round.unitCode.length === 14 ? village + data.groupName : village;
}

/** Only what is posted stands on the map, with the class and the area that are posted. */
function postedGroup(data: GroupSheetData, standing: readonly RoundPlot[]): PostedGroup {
  const byCode = new Map(standing.map((plot) => [plot.code, plot]));
  const plots = data.plots.flatMap((sheet): PostedPlot[] => {
    const posted = byCode.get(sheet.code);
    return posted === undefined ? [] : [{ sheet: postedSheet(sheet, posted), posted }];
  });
  return { data: { ...data, plots: plots.map(({ sheet }) => sheet) }, plots };
}

function postedSheet(sheet: SheetPlot, plot: RoundPlot): SheetPlot {
  const { signedMu, owner, route } = plot;
  return {
    ...sheet,
    finalClass: plot.finalClass,
    posted: {
      signedMu,
      ownerName: owner === null ? "" : landOwnerNames[owner],
      routeName: route === null ? "" : disposalRouteNames[route],
      confirmation: null,
    },
  };
}
