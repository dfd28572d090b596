import type { FieldFormValues } from "../../../../shared/land/field-form.ts";
import { missingFormFields } from "../../../../shared/land/form-completeness.ts";
import type { PlotClass } from "../../../../shared/land/land-class.ts";
import type { Project } from "../../project/project.ts";
import { liveContractsOfPlots } from "../contracts/live-contracts.ts";
import { type PlotProgress, plotProgress } from "../plots/plot-state.ts";
import { emptyForm, readForms, type StoredForm } from "./form-row.ts";

export type ShapeSource = "run" | "measured" | "split" | "merge";

/** An open plot with its form and how far its field work is. */
export interface FieldPlot extends PlotProgress {
  readonly code: string;
  readonly groupCode: string;
  readonly class: PlotClass;
  readonly planarM2: number;
  readonly shapeSource: ShapeSource;
  readonly labelEastM: number;
  readonly labelNorthM: number;
  readonly form: StoredForm | null;
  readonly values: FieldFormValues;
  readonly missing: ReturnType<typeof missingFormFields>;
  readonly printed: boolean;
  /** Photos and scans of the plot and of its form. */
  readonly papers: number;
  /** Measured boundaries that wait for a decision. */
  readonly proposals: number;
  /** The contract in force that it lies under (合同内, V7), by its number; null for none. */
  readonly contractName: string | null;
}

interface PlotRow {
  readonly code: string;
  readonly groupCode: string;
  readonly class: PlotClass;
  readonly planarM2: number;
  readonly shapeSource: ShapeSource;
  readonly labelEastM: number;
  readonly labelNorthM: number;
  readonly printed: number;
}

const plotQuery = `
SELECT p.code, p.group_code AS groupCode, p.proposed_class AS class, s.planar_m2 AS planarM2,
  s.source AS shapeSource, s.label_x AS labelEastM, s.label_y AS labelNorthM,
  EXISTS (SELECT 1 FROM plot_lock l WHERE l.plot_code = p.code AND l.kind = 'printed') AS printed
FROM plot p JOIN plot_shape s ON s.plot_code = p.code AND s.current = 1
WHERE p.state = 'open' AND p.code BETWEEN :prefix AND :prefix || '~'
ORDER BY p.group_code, p.number, p.suffix`;

/**
 * The open plots of a unit with their field work, in the order of their numbers.
 * @param unitCode prefix of plot codes, "" for all
 * @param asOf the day that postings are judged by, YYYY-MM-DD
 */
export function listFieldPlots(project: Project, unitCode: string, asOf: string): FieldPlot[] {
  const rows = project.db.prepare<{ prefix: string }, PlotRow>(plotQuery).all({ prefix: unitCode });
  const progress = plotProgress(project, unitCode, asOf);
  const forms = readForms(project, unitCode);
  const papers = paperCounts(project);
  const proposals = proposalCounts(project);
  const contracts = liveContractsOfPlots(project, asOf);
  return rows.map((row) => {
    const form = forms.get(row.code) ?? null;
    const values = form?.values ?? emptyForm;
    const ofForm = form === null ? 0 : (papers.get(`field_form ${form.uid}`) ?? 0);
    const plot = { proposedClass: row.class, planarM2: row.planarM2 };
    return {
      ...row,
      // Every open plot has a progress: both are read in the same breath.
      ...progress.get(row.code)!,
      printed: row.printed === 1,
      form,
      values,
      missing: missingFormFields(values, plot),
      papers: (papers.get(`plot ${row.code}`) ?? 0) + ofForm,
      proposals: proposals.get(row.code) ?? 0,
      contractName: contracts.get(row.code)?.[0]?.name ?? null,
    };
  });
}

/** Papers by `register recordUid`. */
function paperCounts(project: Project): Map<string, number> {
  const rows = project.db
    .prepare<[], [string, number]>(
      `SELECT register || ' ' || record_uid, count(*) FROM paper_link
       WHERE register IN ('plot', 'field_form') GROUP BY 1`,
    )
    .raw()
    .all();
  return new Map(rows);
}

function proposalCounts(project: Project): Map<string, number> {
  const rows = project.db
    .prepare<[], [string, number]>(
      `SELECT plot_code, count(*) FROM measured_shape
       WHERE status = 'proposed' AND plot_code IS NOT NULL GROUP BY 1`,
    )
    .raw()
    .all();
  return new Map(rows);
}
