import { z } from "zod";
import type { ErrorReply } from "./protocol.ts";

/**
 * What the page may ask of the window it runs in (Electron): dialogs, files for people, printing. Calls
 * to the core never go this way; they have a port of their own.
 */
export const shellCalls = {
  /** Data files or one folder, chosen by the person; nothing chosen = no paths. */
  "files.choose": {
    input: z.strictObject({ what: z.enum(["files", "folder"]) }),
    output: z.strictObject({ paths: z.array(z.string()) }),
  },
  /** A project file to open, or the place for a new one. */
  "project.choose": {
    input: z.strictObject({ purpose: z.enum(["open", "create"]), name: z.string().max(200) }),
    output: z.strictObject({ path: z.string().nullable() }),
  },
  /** Hands the person a file: a PDF opens in the machine's viewer, anything else is saved. */
  "file.give": {
    input: z.strictObject({ name: z.string().min(1).max(200), bytes: z.instanceof(ArrayBuffer) }),
    output: z.strictObject({ path: z.string().nullable() }),
  },
  /** Shows a file in its folder. */
  "file.reveal": {
    input: z.strictObject({ path: z.string().min(1) }),
    output: z.strictObject({}),
  },
  /** Prints what the window shows, through the system's dialog. */
  "window.print": { input: z.strictObject({}), output: z.strictObject({}) },
} as const;

export type ShellCallName = keyof typeof shellCalls;
export type ShellInput<Name extends ShellCallName> = z.input<(typeof shellCalls)[Name]["input"]>;
export type ShellOutput<Name extends ShellCallName> = z.output<(typeof shellCalls)[Name]["output"]>;

export type ShellReply = { ok: true; value: unknown } | { ok: false; error: ErrorReply };

export function isShellCallName(name: unknown): name is ShellCallName {
  return typeof name === "string" && Object.hasOwn(shellCalls, name);
}

/** What the preload script puts on the page's `window` under `shellBridgeName`. */
export interface ShellBridge {
  call(name: ShellCallName, input: unknown): Promise<ShellReply>;
  /** Path of a file (a DOM `File`) that was dropped on the page; "" for one without a place on disk. */
  pathOf(file: object): string;
}

/** `electron/desktop/preload.cjs` names these once more; a test compares the two. */
export const shellBridgeName = "qhsShell";
export const shellChannel = "shell.call";
/** The page posts this to its own window with one port; the port then leads to the core. */
export const coreConnectMessage = "core.connect";
