import { dateText } from "../../../shared/land/date-text.ts";
import {
  type DisposalRoute,
  disposalRouteNames,
  type LandOwner,
  landOwnerNames,
} from "../../../shared/land/field-form.ts";
import { sumMuText } from "../../../shared/ledger/money/mu-text.ts";
import type { Project } from "../project/project.ts";
import type { PostedFacts, SheetPlot } from "./sheet-data.ts";

interface PostedRow {
  code: string;
  signedMu: string | null;
  owner: LandOwner | null;
  route: DisposalRoute | null;
  confirmedBy: string | null;
  confirmedOn: string | null;
}

/** What the rounds that hang say of the plots of a group, by code; a corrected plot has no such facts. */
export function postedFacts(
  project: Pick<Project, "db">,
  groupCode: string,
): Map<string, PostedFacts> {
  const rows = project.db
    .prepare<[string], PostedRow>(
      `SELECT pp.plot_code AS code, pp.signed_mu AS signedMu, pp.owner, pp.route,
         c.confirmed_by AS confirmedBy, c.confirmed_on AS confirmedOn
       FROM posting_plot pp JOIN posting g ON g.uid = pp.posting_uid
       JOIN plot p ON p.code = pp.plot_code
       LEFT JOIN plot_confirmation c ON c.posting_plot_uid = pp.uid
       WHERE p.group_code = ? AND g.status = 'posted' AND pp.superseded_by IS NULL`,
    )
    .all(groupCode);
  return new Map(rows.map((row) => [row.code, factsOf(row)]));
}

function factsOf({ signedMu, owner, route, confirmedBy, confirmedOn }: PostedRow): PostedFacts {
  const isConfirmed = confirmedBy !== null && confirmedOn !== null;
  return {
    signedMu,
    ownerName: owner === null ? "" : landOwnerNames[owner],
    routeName: route === null ? "" : disposalRouteNames[route],
    confirmation: isConfirmed ? { by: confirmedBy, on: confirmedOn } : null,
  };
}

/** `王五 2026年3月20日` where the same person confirmed every plot on the same day; else empty. */
export function commonConfirmation(plots: readonly SheetPlot[]): string {
  const said = new Set(
    plots.map(({ posted }) => {
      const confirmation = posted?.confirmation ?? null;
      return confirmation === null ? "" : `${confirmation.by} ${dateText(confirmation.on)}`;
    }),
  );
  const [only = ""] = said;
  return said.size === 1 ? only : "";
}

/** `,签字 12.30 亩(3 块)` for the plots that are posted; signed mu add as signed (D11). Empty without. */
export function signedWords(plots: readonly SheetPlot[]): string {
  const signed = plots.flatMap(({ posted }) => posted?.signedMu ?? []);
  return signed.length === 0 ? "" : `,签字 ${sumMuText(signed)} 亩(${signed.length} 块)`;
}
