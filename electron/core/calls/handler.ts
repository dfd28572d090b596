import type { z } from "zod";
import type { CallName, CallOutput, calls } from "../../../shared/contract/calls.ts";
import type { WorkContext } from "../../../shared/contract/progress.ts";
import type { Session } from "./session.ts";

/** A call's input after its schema. */
export type ParsedInput<Name extends CallName> = z.output<(typeof calls)[Name]["input"]>;

/** The same data as something that is only read: what the rooms of the core hand out. */
type Facts<Value> = Value extends ArrayBuffer
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]: Facts<Value[Key]> }
    : Value;

/** What a handler answers with. */
export type Answer<Name extends CallName> = Facts<CallOutput<Name>>;

/** What carries out one call: gets the validated input, the session and the work's context. */
export type Handler<Name extends CallName> = (
  input: ParsedInput<Name>,
  session: Session,
  context: WorkContext,
) => Answer<Name> | Promise<Answer<Name>>;

export type Handlers<Names extends CallName = CallName> = {
  readonly [Name in Names]: Handler<Name>;
};

/** Handlers of the calls on the given subjects, the words before the dot. */
export type HandlersOf<Subject extends string> = Handlers<
  Extract<CallName, `${Subject}.${string}`>
>;
