import { type DisposalRoute, disposalRouteNames } from "../../../../shared/land/field-form.ts";
import {
  checkRoute,
  checkRoutes,
  type RouteCase,
  type RouteCheck,
} from "../../../../shared/ledger/money/disposal-routes.ts";
import { exactMu } from "../../../../shared/ledger/money/mu-text.ts";
import {
  type PlotStanding,
  wasteLandInName,
} from "../../../../shared/ledger/money/plot-standing.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { ContractPatch } from "../contracts/save-contract.ts";
import { presentRows, type StoredRecord } from "../money/money-row.ts";
import { refused } from "../money/refuse.ts";
import { plannedDisposal } from "../posting/dispose-plot.ts";
import { draftContract } from "./draft-contract.ts";
import { type LandEventKind, plannedLandEvent } from "./land-events.ts";
import { meetingDecision } from "./meeting-decision.ts";
import { readStandings, type StandingFacts } from "./plot-standing.ts";

/** What people answer about the case at hand. */
export interface RouteQuestion extends RouteCase {
  readonly meetingUid: string | null;
  readonly priceSet: boolean;
}

/** Every route for every open plot of a unit with blocks, what must be done first, and warnings. */
export function checkUnitRoutes(
  project: Project,
  unitCode: string,
  asked: RouteQuestion,
): { readonly facts: StandingFacts; readonly checks: readonly RouteCheck[] }[] {
  return [...readStandings(project, unitCode, asked.onDay).values()].map((facts) => ({
    facts,
    checks: checkRoutes(standingFor(project, facts, asked), asked),
  }));
}

function standingFor(project: Project, { standing }: StandingFacts, asked: RouteQuestion) {
  const decision = meetingDecision(
    project,
    asked.meetingUid,
    asked.toOutsider ? "land_to_outsider" : "land",
  );
  const resolution = decision?.isReached === true ? decision.words : null;
  return { ...standing, resolution, priceSet: asked.priceSet };
}

/** Routes that end in a contract of the register. */
const contracted: readonly DisposalRoute[] = [
  ...(["charge", "let", "allot", "entrust", "invest", "renegotiate"] as const),
];

export interface ChosenRoute extends RouteQuestion {
  readonly plotCode: string;
  readonly route: DisposalRoute;
  /** Terms of the contract that is drafted: lessee, price, days. */
  readonly contract: ContractPatch;
  readonly note: string | null;
}

/**
 * Chooses the route of a plot: its contract is drafted, and the plot is 已处置 only once that is signed.
 * A red block is refused with its article and the attempt is logged; no note lets it pass (D35). Undoable.
 * Throws `money.refused` with everything that must be done first.
 */
export function chooseRoute(project: Project, chosen: ChosenRoute): string {
  const { plotCode, route } = chosen;
  const facts = readStandings(project, plotCode, chosen.onDay).get(plotCode);
  if (facts === undefined) throw refused(`没有编号为 ${plotCode} 的图斑。`);
  const standing = calledBy(standingFor(project, facts, chosen), facts, chosen.contract);
  const { blocks, missing } = checkRoute(route, standing, chosen);
  if (blocks.length > 0) {
    const words = blocks.map(({ text, article }) => `${text}(${article})`);
    runCommand(project, { command: "routes.blocked", undoable: false }, ({ summary }) => {
      summary({ plotCode, route, blocks: words });
    });
    throw refused(`不能${disposalRouteNames[route]}:${words.join("")}`, { plotCode, route });
  }
  if (missing.length > 0) {
    throw refused(`${disposalRouteNames[route]}以前还须:${missing.join(";")}。`, {
      plotCode,
      route,
    });
  }
  if (facts.route !== route) {
    const posted = facts.route === null ? "未定" : disposalRouteNames[facts.route as DisposalRoute];
    throw refused(`该图斑公示的处置是${posted}。要改处置请先更正,重新公示。`, { plotCode, route });
  }
  if (openRoute(project, plotCode) !== null) throw refused("该图斑已选定处置路线,先撤销再选。");
  return runCommand(project, { command: "routes.choose", undoable: true }, (recorder) => {
    const plots = [{ plotCode, signedMu: facts.standing.signedMu ?? "0" }];
    const contract_uid = contracted.includes(route)
      ? draftContract(project, recorder, { ...facts, plots, values: chosen.contract })
      : null;
    return recorder.insert("plot_route", {
      plot_code: plotCode,
      route,
      chosen_on: chosen.onDay,
      meeting_uid: chosen.meetingUid,
      contract_uid,
      note: chosen.note,
    });
  });
}

/** The terms at hand may call the land 四荒 as well as an older contract does. */
function calledBy(
  standing: PlotStanding,
  { surveyClass }: StandingFacts,
  { landClass, landSource }: ContractPatch,
): PlotStanding {
  if (landClass !== "waste" && landSource !== "waste") return standing;
  return { ...standing, wasteLandInName: wasteLandInName(true, surveyClass, standing.ownership) };
}

/** The route that was chosen for a plot and has not ended. */
export function openRoute(
  project: Pick<Project, "db">,
  plotCode: string,
): {
  readonly uid: string;
  readonly route: DisposalRoute;
  readonly contractUid: string | null;
} | null {
  const row = presentRows(project)("plot_route").find(
    (one) => one.plot_code === plotCode && one.ended_on === null,
  );
  if (row === undefined) return null;
  const contractUid = row.contract_uid === null ? null : String(row.contract_uid);
  return { uid: String(row.uid), route: String(row.route) as DisposalRoute, contractUid };
}

/**
 * The end of the way: the drafted contract is signed and registered, so the plot is 已处置 and stands among
 * the land put to use; one event, undoable. Throws `money.refused` while it is not signed.
 */
export function concludeRoute(project: Project, plotCode: string): void {
  const route = openRoute(project, plotCode);
  if (route === null) throw refused("该图斑还没有选定处置路线。");
  const contract = presentRows(project)("contract").find(({ uid }) => uid === route.contractUid);
  if (contract === undefined) {
    throw refused("这条路线没有合同,请在公示页用文书登记处置。");
  }
  if (contract.standing !== "registered" || contract.signed_on === null) {
    throw refused("合同还没有签订并登记,签订后才算已处置。");
  }
  const dispose = plannedDisposal(project, {
    plotCode,
    route: route.route,
    disposedOn: String(contract.signed_on),
    document: `合同 ${contract.number ?? "(未编号)"}`,
    counterpart: contract.lessee === null ? undefined : String(contract.lessee),
  });
  const noteLand = plannedLetLand(project, plotCode, route.route, contract);
  runCommand(project, { command: "routes.conclude", undoable: true }, (recorder) => {
    dispose(recorder);
    noteLand?.(recorder);
  });
}

/** What a route is in the registers of land put to use; bills tell of charged land themselves. */
const landKinds: Partial<Readonly<Record<DisposalRoute, LandEventKind>>> = {
  ...{ auction: "let", let: "let", allot: "let", entrust: "entrusted", invest: "share" },
};

/** Signed land counts as let, entrusted or invested from the contract's day, with what it brings a year. */
function plannedLetLand(
  project: Project,
  plotCode: string,
  route: DisposalRoute,
  contract: StoredRecord,
) {
  const kind = landKinds[route];
  const signedOn = String(contract.signed_on);
  const facts = readStandings(project, plotCode, signedOn).get(plotCode);
  const mu = facts?.standing.signedMu ?? null;
  if (kind === undefined || facts === undefined || mu === null) return null;
  const price = contract.unit_price_yuan === null ? "0" : String(contract.unit_price_yuan);
  return plannedLandEvent(project, null, {
    ...{ number: `CZ-${plotCode}-${signedOn}`, villageCode: facts.villageCode, kind, plotCode },
    ...{ contractUid: String(contract.uid), happenedOn: signedOn, endedOn: null, mu },
    ...{ fromWhom: null, toWhom: contract.lessee === null ? null : String(contract.lessee) },
    paper: `合同 ${contract.number ?? "(未编号)"}`,
    yearlyGainFen: yearlyFen(mu, price),
    ...{ oneOffFen: 0, tags: [], note: null },
  });
}

/** mu × yuan a mu and year in fen, half-up once. */
function yearlyFen(mu: string, priceYuan: string): number {
  const [area, price] = [exactMu(mu), exactMu(priceYuan)];
  const unit = 10n ** BigInt(area.decimals + price.decimals);
  return Number((2n * area.digits * price.digits * 100n + unit) / (2n * unit));
}
