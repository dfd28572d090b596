import type { CallOutput } from "../../../shared/contract/calls.ts";
import {
  disposalRouteNames,
  landOwnerNames,
  plotStateNames,
} from "../../../shared/land/field-form.ts";
import { finalClasses, finalClassName } from "../../../shared/land/final-class.ts";
import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import { sumMuText } from "../../../shared/ledger/money/mu-text.ts";
import type { Project } from "../project/project.ts";
import { today } from "../project/today.ts";
import { type UnitNames, unitNames } from "../project/unit-names.ts";
import { type LiveContract, liveContractsOfPlots } from "../registers/contracts/live-contracts.ts";
import { listPapers } from "../registers/papers/papers.ts";
import { confirmPlots } from "../registers/posting/confirm-plots.ts";
import { correctPosting } from "../registers/posting/correct-posting.ts";
import { disposePlot } from "../registers/posting/dispose-plot.ts";
import { decideObjection, objectToPosting } from "../registers/posting/object-to-posting.ts";
import {
  type Objection,
  objectionOf,
  objectionsOf,
  outcomeNames,
} from "../registers/posting/objections.ts";
import { postingRow } from "../registers/posting/posting-row.ts";
import { postingStatement } from "../registers/posting/posting-statement.ts";
import { changePosting, preparePosting } from "../registers/posting/prepare-posting.ts";
import { listRounds, type RoundFacts, roundFacts } from "../registers/posting/round-facts.ts";
import { type RoundPlot, roundPlots } from "../registers/posting/round-plots.ts";
import { startPosting } from "../registers/posting/start-posting.ts";
import { withdrawPosting } from "../registers/posting/withdraw-posting.ts";
import { type AreaWords, areaWords } from "./area-words.ts";
import type { HandlersOf } from "./handler.ts";
import { plainBytes } from "./plain-bytes.ts";

type Details = CallOutput<"posting.get">;

function roundWords(
  { correctsUid: _corrects, reason, ...facts }: RoundFacts,
  nameOf: UnitNames,
): CallOutput<"posting.list">["rounds"][number] {
  return { ...facts, unitName: nameOf(facts.unitCode), reason: reason ?? "" };
}

function plotWords(
  plot: RoundPlot,
  nameOf: UnitNames,
  { muText }: AreaWords,
  contracts: readonly LiveContract[],
): Details["posted"][number] {
  const { groupCode, shapeUid: _shape, finalClass, owner, route, disposal, ...facts } = plot;
  return {
    ...facts,
    finalClass,
    owner,
    route,
    shortCode: shortPlotCode(plot.code),
    groupName: nameOf(groupCode),
    finalClassName: finalClass === null ? "" : finalClassName(finalClass),
    ownerName: owner === null ? "" : landOwnerNames[owner],
    routeName: route === null ? "" : disposalRouteNames[route],
    muText: muText(plot.planarM2),
    contractName: contracts[0]?.name ?? null,
    stateName: plotStateNames[plot.state],
    disposal:
      disposal === null ? null : { ...disposal, routeName: disposalRouteNames[disposal.route] },
  };
}

function objectionWords(objection: Objection): CallOutput<"posting.object"> {
  const { plotCodes, postingUid: _posting, outcome, ...facts } = objection;
  return {
    ...facts,
    plots: plotCodes.map((code) => ({ code, shortCode: shortPlotCode(code) })),
    outcome,
    outcomeName: outcome === null ? "" : outcomeNames[outcome],
  };
}

/** A round with all that hangs on it; plots that were corrected are listed, and not summed. */
function detailsOf(project: Project, uid: string, asOf: string): Details {
  const nameOf = unitNames(project);
  const areas = areaWords(project);
  const facts = roundFacts(project, postingRow(project, uid), asOf);
  const plots = roundPlots(project, facts, asOf);
  const contracts = liveContractsOfPlots(project, asOf);
  const standing = plots.filter(({ supersededBy }) => supersededBy === null);
  const signed = (some: readonly RoundPlot[]) =>
    sumMuText(some.flatMap(({ signedMu }) => (signedMu === null ? [] : [signedMu])));
  const classes = finalClasses.map((finalClass) => ({
    finalClass,
    members: standing.filter((plot) => plot.finalClass === finalClass),
  }));
  return {
    ...roundWords(facts, nameOf),
    posted: plots.map((plot) => plotWords(plot, nameOf, areas, contracts.get(plot.code) ?? [])),
    objected: objectionsOf(project, uid).map(objectionWords),
    papers: listPapers(project, "posting", uid),
    byClass: classes
      .filter(({ members }) => members.length > 0)
      .map(({ finalClass, members }) => ({
        finalClass,
        className: finalClassName(finalClass),
        ...areas.sumOf(members),
        signedMu: signed(members),
      })),
    signedMu: signed(standing),
    statement: postingStatement(project, facts, nameOf(facts.unitCode), asOf)?.sentence ?? null,
  };
}

export const postingHandlers: HandlersOf<"posting"> = {
  "posting.list": ({ scope, asOf }, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    const rounds = listRounds(project, scope.code, asOf ?? today(project));
    return { rounds: rounds.map((facts) => roundWords(facts, nameOf)) };
  },
  "posting.get": ({ uid, asOf }, session) => {
    const project = session.project();
    return detailsOf(project, uid, asOf ?? today(project));
  },
  "posting.prepare": (asked, session) => {
    const project = session.project();
    return detailsOf(project, preparePosting(project, asked), today(project));
  },
  "posting.change": ({ uid, ...change }, session) => {
    const project = session.project();
    changePosting(project, uid, change);
    return detailsOf(project, uid, today(project));
  },
  "posting.start": ({ uid, startedOn }, session) => {
    const project = session.project();
    startPosting(project, uid, startedOn);
    return detailsOf(project, uid, today(project));
  },
  "posting.withdraw": ({ uid, reason }, session) => {
    const project = session.project();
    withdrawPosting(project, uid, reason);
    return detailsOf(project, uid, today(project));
  },
  "posting.correct": ({ uid, plotCodes, reason }, session) => {
    const project = session.project();
    return detailsOf(project, correctPosting(project, uid, plotCodes, reason), today(project));
  },
  "posting.object": (objection, session) => {
    const project = session.project();
    return objectionWords(objectionOf(project, objectToPosting(project, objection)));
  },
  "posting.decide": (decision, session) => {
    const project = session.project();
    decideObjection(project, decision);
    return objectionWords(objectionOf(project, decision.objectionUid));
  },
  "posting.confirm": (asked, session) => confirmPlots(session.project(), asked),
  "posting.dispose": (disposal, session) => {
    disposePlot(session.project(), disposal);
    return {};
  },
  "posting.pdf": async ({ uid, asOf, paper }, session) => {
    const { drawPostingPapers } = await import("../sheets/posting-papers.ts");
    const project = session.project();
    return plainBytes(
      await drawPostingPapers(project, uid, { asOf: asOf ?? today(project), paper }),
    );
  },
};
