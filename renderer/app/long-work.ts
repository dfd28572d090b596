import { App } from "antd";
import { useCallback, useSyncExternalStore } from "react";
import type { CallInput, CallName, CallOutput } from "../../shared/contract/calls.ts";
import { toAppError } from "../../shared/contract/errors.ts";
import type { ProgressStep } from "../../shared/contract/progress.ts";
import { useClient } from "./use-client.ts";
import { projectChanged } from "./use-query.ts";

/** Long work that runs while the person goes on. */
export interface RunningWork {
  readonly id: number;
  readonly title: string;
  readonly step: ProgressStep | null;
  readonly cancel: () => void;
}

const listeners = new Set<() => void>();
let running: readonly RunningWork[] = [];
let count = 0;

function change(next: readonly RunningWork[]): void {
  running = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useRunningWork(): readonly RunningWork[] {
  return useSyncExternalStore(subscribe, () => running);
}

/** Long work of the page itself, such as handing over files: shown like the core's. */
export async function withProgress<Value>(
  title: string,
  work: (report: (step: ProgressStep) => void, signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  count += 1;
  const id = count;
  const stopping = new AbortController();
  const cancel = () => stopping.abort();
  change([...running, { id, title, step: null, cancel }]);
  const report = (step: ProgressStep) => {
    change(running.map((one) => (one.id === id ? { ...one, step } : one)));
  };
  try {
    return await work(report, stopping.signal);
  } finally {
    change(running.filter((one) => one.id !== id));
  }
}

interface LongCall<Name extends CallName> {
  readonly title: string;
  readonly name: Name;
  readonly input: CallInput<Name>;
  /** The sentence of the toast that ends it. */
  readonly said: (value: CallOutput<Name>) => string;
}

const toastSeconds = 6;

/**
 * Starts long calls: the bottom line shows them, a toast ends them and every query asks again.
 * Resolves with null where the work failed or was cancelled; the toast has said so then.
 */
export function useLongWork(): <Name extends CallName>(
  work: LongCall<Name>,
) => Promise<CallOutput<Name> | null> {
  const client = useClient();
  const { notification, message } = App.useApp();
  return useCallback(
    async ({ title, name, input, said }) => {
      try {
        const value = await withProgress(title, (onProgress, signal) =>
          client.call(name, input, { onProgress, signal }),
        );
        message.success(`${title}完成:${said(value)}`, toastSeconds);
        projectChanged();
        return value;
      } catch (error) {
        const { code, message: text } = toAppError(error);
        if (code === "cancelled") message.info(text);
        else notification.error({ title: `${title}没有完成`, description: text, duration: 0 });
        return null;
      }
    },
    [client, notification, message],
  );
}
