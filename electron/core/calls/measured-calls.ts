import type { CallOutput } from "../../../shared/contract/calls.ts";
import { given } from "../../../shared/contract/given.ts";
import type { MultiPolygon } from "../../../shared/geometry/types.ts";
import { measuredDifference } from "../../../shared/land/measured-mu.ts";
import { formatMu } from "../../../shared/land/mu.ts";
import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import { importMeasured } from "../exchange/import-measured.ts";
import type { Project } from "../project/project.ts";
import { getOption } from "../project/settings.ts";
import {
  acceptProposal,
  listProposals,
  type Proposal,
  readProposal,
  rejectProposal,
} from "../registers/measured/proposals.ts";
import { proposeShapes } from "../registers/measured/propose-shapes.ts";
import { openPlot } from "../registers/plots/open-plot.ts";
import { measuredMatchNames, measuredSourceNames } from "../reports/log-words/land-words.ts";
import type { HandlersOf } from "./handler.ts";
import { shapeOperations } from "./shape-kernel.ts";

type ProposalRow = CallOutput<"measured.draw">;

const plain = (polygons: MultiPolygon) =>
  polygons.map((polygon) => polygon.map((ring) => [...ring]));

function proposalRow(project: Project, proposal: Proposal): ProposalRow {
  const decimals = Number(getOption(project, "mu_decimals"));
  const area = (planarM2: number) => ({ planarM2, muText: formatMu(planarM2, decimals) });
  const { planarM2, sharedM2, before, fileName, sourceRow, plotCode } = proposal;
  const row = sourceRow === null ? "" : ` 第 ${sourceRow} 行`;
  return {
    uid: proposal.uid,
    source: proposal.source,
    sourceName: measuredSourceNames[proposal.source],
    origin: fileName === null ? "" : `${fileName}${row}`,
    label: proposal.label ?? "",
    plotCode,
    shortCode: plotCode === null ? null : shortPlotCode(plotCode),
    match: proposal.match,
    matchName: measuredMatchNames[proposal.match],
    overlapShare: before === null ? null : sharedM2 / Math.min(before.planarM2, planarM2),
    before: before === null ? null : area(before.planarM2),
    after: area(planarM2),
    difference:
      before === null
        ? null
        : measuredDifference(formatMu(planarM2, decimals), before.planarM2, decimals),
    warnings: [...proposal.warnings],
    obstacle: proposal.obstacle,
    status: proposal.status,
    reason: proposal.reason,
    proposedAt: proposal.proposedAt,
    polygons: plain(proposal.polygons),
    beforePolygons: before === null ? [] : plain(before.polygons),
  };
}

export const measuredHandlers: HandlersOf<"measured"> = {
  "measured.import": async ({ file, crs }, session, context) =>
    importMeasured(
      session.project(),
      await shapeOperations(),
      { file, ...given({ crs }) },
      context,
    ),
  "measured.draw": async ({ source, ring, plotCode, label }, session) => {
    const project = session.project();
    if (plotCode !== null) openPlot(project, plotCode);
    const origin = { fileName: null, sha256: null, datumNote: null, warnsOfDatum: false };
    const polygons = [[Float64Array.from(ring)]];
    const shape = { row: null, label: label?.trim() ?? "", polygons, named: plotCode };
    const operations = await shapeOperations();
    const [proposed] = proposeShapes(project, operations, { source, ...origin }, [shape]);
    if (proposed === undefined) throw new Error("one boundary makes one proposal");
    return proposalRow(project, readProposal(project, proposed.uid));
  },
  "measured.list": ({ scope, statuses }, session) => {
    const project = session.project();
    const proposals = listProposals(project, scope.code, statuses ?? ["proposed"]);
    return { proposals: proposals.map((proposal) => proposalRow(project, proposal)) };
  },
  "measured.accept": async ({ uid, plotCode }, session) => {
    const project = session.project();
    const { code, beforeM2 } = acceptProposal(project, await shapeOperations(), uid, plotCode);
    const { planarM2 } = openPlot(project, code);
    const decimals = Number(getOption(project, "mu_decimals"));
    return { plot: { code, planarM2, muText: formatMu(planarM2, decimals) }, beforeM2 };
  },
  "measured.reject": ({ uid, reason }, session) => {
    rejectProposal(session.project(), uid, reason);
    return {};
  },
};
