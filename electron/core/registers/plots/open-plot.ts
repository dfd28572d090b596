import { AppError } from "../../../../shared/contract/errors.ts";
import type { Project } from "../../project/project.ts";

/** An open plot of the books. */
export interface OpenPlot {
  readonly uid: string;
  readonly code: string;
  readonly proposedClass: string;
  readonly finalClass: string | null;
  readonly shapeUid: string;
  readonly planarM2: number;
}

/** The open plot of that code; throws `value.invalid` where there is none. */
export function openPlot(project: Pick<Project, "db">, code: string): OpenPlot {
  const row = project.db
    .prepare<[string], OpenPlot>(
      `SELECT p.uid, p.code, p.proposed_class AS proposedClass, p.final_class AS finalClass,
         s.uid AS shapeUid, s.planar_m2 AS planarM2
       FROM plot p JOIN plot_shape s ON s.plot_code = p.code AND s.current = 1
       WHERE p.code = ? AND p.state = 'open'`,
    )
    .get(code);
  if (row !== undefined) return row;
  throw new AppError("value.invalid", `没有编号为 ${code} 的图斑,它可能已并入别的图斑。`, {
    details: { code },
  });
}
