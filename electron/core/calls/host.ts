import { type CallName, calls, isCallName } from "../../../shared/contract/calls.ts";
import { AppError } from "../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import {
  type CallConnection,
  type CallHost,
  type CoreMessage,
  type DoorMessage,
  errorReply,
} from "../../../shared/contract/protocol.ts";
import type { Handlers, ParsedInput } from "./handler.ts";
import type { Session } from "./session.ts";

type CallMessage = DoorMessage & { type: "call" };

const progressIntervalMs = 100;

/**
 * The core's side of the calls: validates the input, runs the handler, and answers every call once, with
 * its value or with its error. Several calls may be under way; each connection knows only its own.
 */
export function createCallHost(session: Session, handlers: Handlers): CallHost {
  return { connect: (send) => connect(session, handlers, send) };
}

function connect(
  session: Session,
  handlers: Handlers,
  send: (message: CoreMessage) => void,
): CallConnection {
  const cancelled = new Map<string, { now: boolean }>();
  let closed = false;
  const say = (message: CoreMessage) => {
    if (!closed) send(message);
  };
  const answer = async (message: CallMessage) => {
    const { id } = message;
    const flag = { now: false };
    cancelled.set(id, flag);
    const context = contextOf(message, flag, (step) => say({ type: "progress", id, step }));
    try {
      say({
        type: "reply",
        id,
        ok: true,
        value: await perform(message, session, handlers, context),
      });
    } catch (error) {
      // Also for a value that cannot cross: the call is answered all the same.
      say({ type: "reply", id, ok: false, error: errorReply(error) });
    } finally {
      cancelled.delete(id);
    }
  };
  return {
    receive: (message) => {
      if (message.type === "call") void answer(message);
      else {
        const flag = cancelled.get(message.id);
        if (flag !== undefined) flag.now = true;
      }
    },
    close: () => {
      closed = true;
      for (const flag of cancelled.values()) flag.now = true;
    },
  };
}

async function perform(
  { name, input }: CallMessage,
  session: Session,
  handlers: Handlers,
  context: WorkContext,
): Promise<unknown> {
  if (!isCallName(name))
    throw new AppError("call.unknown", `程序内部错误:没有名为 ${name} 的调用。`);
  stopIfCancelled(context);
  return await handle(name, input, { session, handlers, context });
}

function handle<Name extends CallName>(
  name: Name,
  input: unknown,
  { session, handlers, context }: { session: Session; handlers: Handlers; context: WorkContext },
) {
  const parsed = calls[name].input.safeParse(input);
  if (parsed.success) return handlers[name](parsed.data as ParsedInput<Name>, session, context);
  const [first] = parsed.error.issues;
  throw new AppError(
    "call.invalid",
    `程序内部错误:${name} 的参数 ${first?.path.join(".") ?? ""} 不合规定(${first?.message ?? ""})。`,
    { details: { issues: parsed.error.issues.map(({ path, message }) => ({ path, message })) } },
  );
}

function contextOf(
  { cancelFlag }: CallMessage,
  flag: { now: boolean },
  report: WorkContext["progress"],
): WorkContext {
  const shared = cancelFlag === undefined ? null : new Int32Array(cancelFlag);
  let lastReport = Number.NEGATIVE_INFINITY;
  return {
    progress: (step) => {
      const now = performance.now();
      if (now - lastReport < progressIntervalMs && step.done !== step.total) return;
      lastReport = now;
      report(step);
    },
    isCancelled: () => flag.now || (shared !== null && Atomics.load(shared, 0) === 1),
  };
}
