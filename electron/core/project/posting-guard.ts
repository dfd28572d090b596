import { AppError } from "../../../shared/contract/errors.ts";

/** The columns of a form that a posting fixes: class, owner, area, disposal, and that it is signed. */
const postedFormColumns = [
  "plot_code",
  "status",
  "final_class",
  "owner",
  "measured_mu",
  "measure_method",
  "route",
];

const isPosted = (code: string) =>
  `EXISTS (SELECT 1 FROM plot_lock WHERE plot_code = ${code} AND kind = 'posted')`;

const trigger = (name: string, on: string, condition: string, code: string) =>
  [
    name,
    `CREATE TRIGGER ${name} BEFORE ${on} WHEN ${condition} BEGIN SELECT qhs_posted(${code}); END`,
  ] as const;

const formChanges = `(${postedFormColumns.map((name) => `OLD.${name}`).join(", ")}) IS NOT (${postedFormColumns
  .map((name) => `NEW.${name}`)
  .join(", ")})`;

/**
 * Triggers, by name, that keep geometry, area, class, owner and disposal of a posted plot as they were
 * posted, whatever command, run or undo wants otherwise (D10). A plot is posted while it has a lock of
 * that kind; only a correction with a reason, which opens a new round, takes the lock away.
 */
export const postingTriggers: ReadonlyMap<string, string> = new Map([
  trigger("posted_plot_update", "UPDATE ON plot", isPosted("OLD.code"), "OLD.code"),
  trigger("posted_plot_delete", "DELETE ON plot", isPosted("OLD.code"), "OLD.code"),
  trigger(
    "posted_plot_shape_insert",
    "INSERT ON plot_shape",
    isPosted("NEW.plot_code"),
    "NEW.plot_code",
  ),
  trigger(
    "posted_plot_shape_update",
    "UPDATE ON plot_shape",
    `${isPosted("OLD.plot_code")} OR ${isPosted("NEW.plot_code")}`,
    "OLD.plot_code",
  ),
  trigger(
    "posted_plot_shape_delete",
    "DELETE ON plot_shape",
    isPosted("OLD.plot_code"),
    "OLD.plot_code",
  ),
  trigger(
    "posted_field_form_update",
    "UPDATE ON field_form",
    `${formChanges} AND (${isPosted("OLD.plot_code")} OR ${isPosted("NEW.plot_code")})`,
    "OLD.plot_code",
  ),
  trigger(
    "posted_field_form_delete",
    "DELETE ON field_form",
    isPosted("OLD.plot_code"),
    "OLD.plot_code",
  ),
]);

/** What the triggers throw: says the way on. */
export function postedError(plotCode: string): AppError {
  return new AppError(
    "plot.posted",
    `图斑 ${plotCode} 已经公示,图形、面积、类别、归属和处置不能直接改。请在“公示”里对它选“更正”,写明理由,改好后作为新一轮重新公示。`,
    { details: { plotCode } },
  );
}
