import { AppError, type ErrorCode, type ErrorKind, errorCodes, toAppError } from "./errors.ts";
import type { ProgressStep } from "./progress.ts";

/**
 * What a door says to the core. Ids are the door's and never used twice. `cancelFlag` is one cell that
 * becomes 1 with the cancel, for threads that are too busy to take messages.
 */
export type DoorMessage =
  | { type: "call"; id: string; name: string; input: unknown; cancelFlag?: SharedArrayBuffer }
  | { type: "cancel"; id: string };

/** What the core says to a door. A reply is the last word on its id. */
export type CoreMessage =
  | { type: "progress"; id: string; step: ProgressStep }
  | { type: "reply"; id: string; ok: true; value: unknown }
  | { type: "reply"; id: string; ok: false; error: ErrorReply };

/** An AppError as it crosses a door. */
export interface ErrorReply {
  code: ErrorCode;
  kind: ErrorKind;
  message: string;
  details: Readonly<Record<string, unknown>>;
}

/** The core as a door sees it: one connection for each port, stream or request. */
export interface CallHost {
  connect(send: (message: CoreMessage) => void): CallConnection;
}

export interface CallConnection {
  receive(message: DoorMessage): void;
  /** The door is gone: what still runs for it is cancelled, and nothing more is sent. */
  close(): void;
}

/** Turns what was thrown into a reply; details that are no plain data are left out. */
export function errorReply(error: unknown): ErrorReply {
  const { code, kind, message, details } = toAppError(error);
  try {
    return { code, kind, message, details: JSON.parse(JSON.stringify(details)) };
  } catch {
    return { code, kind, message, details: {} };
  }
}

/** The other way round, at the door. */
export function errorOfReply({ code, message, details }: ErrorReply): AppError {
  const known = Object.hasOwn(errorCodes, code) ? code : "bug";
  return new AppError(known, message, { details: { ...details } });
}
