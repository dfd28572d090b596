import {
  type DisposalRoute,
  disposalRouteNames,
  type LandOwner,
  landOwnerNames,
} from "../../../shared/land/field-form.ts";
import type { Project } from "../project/project.ts";
import type { PostedFacts } from "./sheet-data.ts";

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
