/** Who has to act: the person at the keyboard, whoever looks after the machine, or us. */
export type ErrorKind = "user" | "environment" | "bug";

/**
 * Every code that may reach a door. The kind decides the wording, whether a stack is shown and the
 * command line's exit code (D43).
 */
export const errorCodes = {
  "file.missing": "user",
  "file.exists": "user",
  "file.unreadable": "user",
  "file.broken": "user",
  "file.kind": "user",
  "file.empty": "user",
  "file.password": "user",
  "field.missing": "user",
  "table.missing": "user",
  "value.invalid": "user",
  "geometry.invalid": "user",
  "crs.unknown": "user",
  "crs.refused": "user",
  "crs.axes": "user",
  "layers.apart": "user",
  "layers.mismatch": "user",
  "import.repeated": "user",
  "import.duplicateKey": "user",
  "import.nothing": "user",
  "project.missing": "user",
  "project.exists": "user",
  "project.notOurs": "user",
  "project.future": "user",
  "project.readOnly": "user",
  "project.locked": "user",
  "project.busy": "user",
  "project.outdated": "user",
  "project.incomplete": "user",
  "project.verifyFailed": "user",
  "plot.numbersUsedUp": "user",
  "plot.posted": "user",
  "posting.refused": "user",
  "report.reasonMissing": "user",
  "pack.refused": "user",
  "paper.refused": "user",
  "money.refused": "user",
  "finding.blocked": "user",
  "run.unbalanced": "user",
  "crosscheck.differs": "user",
  "undo.nothing": "user",
  "undo.conflict": "user",
  usage: "user",
  "disk.full": "environment",
  "disk.denied": "environment",
  "disk.failed": "environment",
  "system.unsupported": "environment",
  cancelled: "user",
  "project.none": "user",
  "upload.tooLarge": "user",
  "door.refused": "user",
  "call.unknown": "bug",
  "call.invalid": "bug",
  "call.timeout": "environment",
  "call.closed": "environment",
  "core.died": "bug",
  bug: "bug",
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorCodes;

/**
 * The one error of the program. `message` is a plain Chinese sentence that says what is wrong, where
 * (file, row, feature) and what to do; `details` holds the same facts for a program.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.kind = errorCodes[code];
    this.details = options.details ?? {};
  }
}

/** Turns anything thrown into an AppError; what we did not foresee is a bug, and says so. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AppError("bug", `程序内部错误:${message}`, { cause: error });
}
