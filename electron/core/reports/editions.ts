import { AppError } from "../../../shared/contract/errors.ts";
import type { Project } from "../project/project.ts";

/** One printing of a group, as it went out: what an auditor compares the village's paper with. */
export interface Edition {
  readonly uid: string;
  readonly groupCode: string;
  readonly profile: "work" | "posting" | "result";
  readonly paper: "A4" | "A3";
  readonly version: number;
  readonly pages: number;
  readonly printedAt: string;
  /** SHA-256 of the PDF's bytes. */
  readonly sha256: string;
  /** The event of the log that recorded it. */
  readonly until: number;
  readonly handouts: readonly EditionHandout[];
}

export interface EditionHandout {
  readonly receiver: string;
  /** null for the whole pack. */
  readonly sheetNumber: number | null;
  readonly handedOutOn: string;
  readonly returnedOn: string | null;
}

const editionQuery = `
SELECT j.uid, j.group_code AS groupCode, j.profile, j.paper, j.version, j.pages,
  j.printed_at AS printedAt, j.file_sha256 AS sha256,
  ifnull((SELECT min(event_id) FROM event_row
    WHERE table_name = 'print_job' AND row_uid = j.uid), 0) AS until
FROM print_job j`;

/** All printings of a unit, the newest first, each with who got it. */
export function listEditions(project: Pick<Project, "db">, unitCode: string): Edition[] {
  const handouts = handoutsByJob(project);
  return project.db
    .prepare<{ unit: string }, Omit<Edition, "handouts">>(
      `${editionQuery} WHERE j.group_code BETWEEN :unit AND :unit || '~' ORDER BY j.id DESC`,
    )
    .all({ unit: unitCode })
    .map((job) => ({ ...job, handouts: handouts.get(job.uid) ?? [] }));
}

/** Throws `value.invalid` for a printing that there is not. */
export function readEdition(project: Pick<Project, "db">, uid: string): Edition {
  const edition = listEditions(project, "").find((one) => one.uid === uid);
  if (edition !== undefined) return edition;
  throw new AppError("value.invalid", "没有这次出图的记录,请刷新后重试。", { details: { uid } });
}

function handoutsByJob({ db }: Pick<Project, "db">): Map<string, EditionHandout[]> {
  const rows = db
    .prepare<[], EditionHandout & { job: string }>(
      `SELECT print_job_uid AS job, receiver, sheet_number AS sheetNumber,
         handed_out_on AS handedOutOn, returned_on AS returnedOn FROM sheet_handout ORDER BY id`,
    )
    .all();
  const byJob = new Map<string, EditionHandout[]>();
  for (const { job, ...handout } of rows) byJob.set(job, [...(byJob.get(job) ?? []), handout]);
  return byJob;
}
