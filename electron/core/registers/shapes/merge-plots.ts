import { AppError } from "../../../../shared/contract/errors.ts";
import type { ShapeOperations } from "../../../../shared/geometry/shape-operations.ts";
import { shortPlotCode } from "../../../../shared/land/plot-code.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { carryContracts } from "../contracts/carry-contracts.ts";
import { readForm, type StoredForm } from "../field/form-row.ts";
import {
  addShape,
  reopenForm,
  retireShape,
  type ShapedPlot,
  shapedPlot,
  shapeError,
} from "./plot-shapes.ts";

interface Candidate extends ShapedPlot {
  readonly form: StoredForm | null;
}

/**
 * Unites plots of one group that touch along a border. The one with decisions keeps its code, else the
 * larger, else the lower code (D3); the others are gone, merged into it. Undoable. A checked form of the
 * kept plot becomes a draft: what was signed was a part. Returns the kept code and those that are gone.
 * @throws AppError `geometry.invalid` where they do not touch, `value.invalid` for plots of several groups
 *   or with two checked forms, `plot.posted` (D10).
 */
export function mergePlots(
  project: Project,
  operations: ShapeOperations,
  request: { readonly plotCodes: readonly string[]; readonly reason: string | undefined },
): { kept: string; gone: string[] } {
  const codes = [...new Set(request.plotCodes)];
  const plots = codes
    .map((code): Candidate => ({ ...shapedPlot(project, code), form: readForm(project, code) }))
    .sort(byRank);
  const [kept, ...others] = plots;
  if (kept === undefined || others.length === 0) throw refused("合并至少要选两块图斑。", codes);
  refuseUnlikePlots(plots);
  const polygons = operations.union(plots.map(({ shape }) => shape.polygons));
  if (polygons.length !== 1) {
    throw shapeError("选中的图斑没有连在一起,不能合并。只有共用一段边界的图斑才能合并。", {
      codes,
    });
  }
  return runCommand(project, { command: "plot.merge", undoable: true }, (recorder) => {
    for (const { code, row } of others) {
      recorder.update("plot", String(row.uid), { state: "gone", merged_into: kept.code });
      recorder.summary({ [code]: `merged into ${kept.code}` });
      carryContracts(project, recorder, code, [kept.code]);
    }
    retireShape(recorder, kept.shape.uid);
    const after = kept.shape;
    addShape(project, recorder, operations, { code: kept.code, source: "merge", polygons, after });
    reopenForm(recorder, kept.row, kept.form);
    recorder.summary({ reason: request.reason ?? null });
    return { kept: kept.code, gone: others.map(({ code }) => code) };
  });
}

function refuseUnlikePlots(plots: readonly Candidate[]): void {
  const codes = plots.map(({ code }) => code);
  if (new Set(plots.map(({ row }) => row.group_code)).size > 1) {
    throw refused("选中的图斑不在同一个组,不能合并。", codes);
  }
  const checked = plots.filter(({ form }) => form?.status === "checked");
  if (checked.length > 1) {
    const names = checked.map(({ code }) => shortPlotCode(code)).join("、");
    throw refused(`${names} 都已核查签字。请先把不保留的退回待核查,再合并。`, codes);
  }
}

function byRank(one: Candidate, other: Candidate): number {
  const decided = ({ form }: Candidate) => (form === null ? 0 : form.status === "checked" ? 2 : 1);
  return (
    decided(other) - decided(one) ||
    other.shape.planarM2 - one.shape.planarM2 ||
    (one.code < other.code ? -1 : 1)
  );
}

function refused(message: string, codes: readonly string[]): AppError {
  return new AppError("value.invalid", message, { details: { codes: [...codes] } });
}
