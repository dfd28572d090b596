import { surveyClassNames } from "../../../../shared/land/land-class-names.ts";
import {
  type PlotStanding,
  wasteLandInName,
} from "../../../../shared/ledger/money/plot-standing.ts";
import type { Project } from "../../project/project.ts";
import { readLandFacts } from "../contracts/land-facts.ts";
import { contractInTheWay, liveContractsOfPlots } from "../contracts/live-contracts.ts";
import { readForms, type StoredForm } from "../field/form-row.ts";
import { presentRows, type StoredRecord } from "../money/money-row.ts";
import { plotProgress } from "../plots/plot-state.ts";

/** Less than this on household land is the width of a line, not land (as for two contracts, HT-52). */
const householdLimitMu = 0.05;

/** A plot with what its money depends on; the meeting and the price belong to the case at hand. */
export interface StandingFacts {
  readonly standing: PlotStanding;
  readonly form: StoredForm | null;
  /** Code of the survey's class; null where no patch lies there. */
  readonly surveyClass: string | null;
  /** Name of the survey's class: 旱地, 水浇地 …; what prices go by. */
  readonly landClass: string;
  readonly villageCode: string;
  readonly groupCode: string;
  /** Route that was posted or noted on the form. */
  readonly route: string | null;
}

/**
 * The standing of the open plots of a unit on a day. A contract that this land's own way led to does not
 * stand in its way; every other running one does (V7).
 */
export function readStandings(
  project: Pick<Project, "db">,
  unitCode: string,
  asOf: string,
): Map<string, StandingFacts> {
  const progress = plotProgress(project, unitCode, asOf);
  const forms = readForms(project, unitCode);
  const land = new Map(
    readLandFacts(project, new Set(progress.keys()), asOf).map((facts) => [facts.plotCode, facts]),
  );
  const contracts = liveContractsOfPlots(project, asOf);
  const reserve = reservePlots(project);
  const waste = plotsCalledWaste(project);
  const units = new Map(
    presentRows(project)("unit_fact").map((row) => [String(row.unit_code), row]),
  );
  const standings = new Map<string, StandingFacts>();
  for (const [code, { posting, formStatus }] of progress) {
    const form = forms.get(code) ?? null;
    const values = formStatus === "checked" ? (form?.values ?? null) : null;
    const facts = land.get(code);
    const villageCode = code.slice(0, 12);
    const groupCode = code.slice(0, 14);
    const village = units.get(villageCode);
    const owner = values?.owner ?? null;
    const standingOwner = owner === "village" || owner === "group" ? "collective" : owner;
    const surveyClass = facts?.surveyClass ?? null;
    const standing: PlotStanding = {
      plotCode: code,
      householdLand: Number(facts?.householdOverlapMu ?? 0) > householdLimitMu,
      // What a form says before it is signed counts here too: it only keeps papers from going out.
      contractNumber:
        contractInTheWay(project, code, contracts.get(code) ?? [])?.name ??
        contractOnForm(form?.values ?? null),
      ownership: standingOwner,
      reserveLand: reserve.has(code) || values?.origin === "reserve",
      wasteLandInName: wasteLandInName(waste.has(code), surveyClass, standingOwner),
      reservePercent: reservePercent(village),
      landlessMembers: landlessOf(units.get(groupCode)) ?? landlessOf(village),
      landlessDecided: false,
      signedMu: values?.measuredMu ?? null,
      postingEndsOn: posting?.lastDay ?? null,
      openObjections: posting?.openObjections ?? 0,
      resolution: null,
      priceSet: false,
    };
    const landClass = surveyClassNames[surveyClass ?? ""] ?? surveyClass ?? "";
    const route = values?.route ?? null;
    standings.set(code, { standing, form, surveyClass, landClass, villageCode, groupCode, route });
  }
  return standings;
}

/** A plot that is not open any more, gone into another one: nothing of it is known, so nothing goes out. */
export function unknownStanding(plotCode: string): PlotStanding {
  return {
    ...{ plotCode, householdLand: false, contractNumber: null, ownership: null },
    ...{ reserveLand: false, wasteLandInName: false, reservePercent: null },
    ...{ landlessMembers: null, landlessDecided: false, signedMu: null, postingEndsOn: null },
    ...{ openObjections: 0, resolution: null, priceSet: false },
  };
}

function contractOnForm(values: StoredForm["values"] | null): string | null {
  if (values?.insideContract !== true) return null;
  return values.contractNumber ?? "(编号未填)";
}

/** Plots that the archive has as 机动地 (DKLB 22). */
function reservePlots({ db }: Pick<Project, "db">): ReadonlySet<string> {
  const codes = db.prepare<[], string>("SELECT code FROM plot WHERE proposed_sub_class = '22'");
  return new Set(codes.pluck().all());
}

/** Plots that a contract of the register, running or over, lets as 四荒. */
function plotsCalledWaste({ db }: Pick<Project, "db">): ReadonlySet<string> {
  const codes = db.prepare<[], string>(
    `SELECT o.code FROM contract_object o JOIN contract c ON c.uid = o.contract_uid
     WHERE c.standing = 'registered' AND (c.land_class = 'waste' OR c.land_source = 'waste')`,
  );
  return new Set(codes.pluck().all());
}

function reservePercent(village: StoredRecord | undefined): number | null {
  const arable = Number(village?.arable_mu ?? Number.NaN);
  const reserve = Number(village?.reserve_mu ?? Number.NaN);
  if (!(arable > 0) || Number.isNaN(reserve)) return null;
  return (reserve / arable) * 100;
}

const landlessOf = (unit: StoredRecord | undefined): number | null => {
  const members = unit?.landless_members ?? null;
  return members === null ? null : Number(members);
};
