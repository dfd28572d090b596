import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { CallInput, CallName, CallOutput } from "../../shared/contract/calls.ts";
import { type AppError, toAppError } from "../../shared/contract/errors.ts";
import { useClient } from "./use-client.ts";

/** An answer of the core as a screen shows it. `value` stays while a newer one is fetched. */
export interface Answer<Value> {
  readonly value: Value | undefined;
  readonly error: AppError | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

const listeners = new Set<() => void>();
let version = 0;

/** The project has changed: every query on the screen asks again. */
export function projectChanged(): void {
  version += 1;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Counts the changes of the project, for what has to be drawn anew. */
export function useProjectVersion(): number {
  return useSyncExternalStore(subscribe, () => version);
}

/** Asks the core, and again when the input or the project changes; with null it asks nothing. */
export function useQuery<Name extends CallName>(
  name: Name,
  input: CallInput<Name> | null,
): Answer<CallOutput<Name>> {
  type State = { value?: CallOutput<Name>; error: AppError | null; loading: boolean };
  const client = useClient();
  const changes = useProjectVersion();
  const [state, setState] = useState<State>({ error: null, loading: input !== null });
  const [asked, setAsked] = useState(0);
  // Everything that means a new question, in one value that stays equal while nothing is new.
  const question = JSON.stringify([input, changes, asked]);

  useEffect(() => {
    const [wanted] = JSON.parse(question) as [CallInput<Name> | null];
    if (wanted === null) {
      setState({ error: null, loading: false });
      return;
    }
    const leaving = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    client.call(name, wanted, { signal: leaving.signal }).then(
      (value) => setState({ value, error: null, loading: false }),
      (error) => {
        if (leaving.signal.aborted) return;
        setState({ error: toAppError(error), loading: false });
      },
    );
    return () => leaving.abort();
  }, [client, name, question]);

  const reload = useCallback(() => setAsked((count) => count + 1), []);
  return { value: state.value, error: state.error, loading: state.loading, reload };
}
