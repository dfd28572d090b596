import { App } from "antd";
import { useCallback } from "react";
import type { CallInput, CallName, CallOutput } from "../../shared/contract/calls.ts";
import { toAppError } from "../../shared/contract/errors.ts";
import { useClient } from "./use-client.ts";
import { projectChanged } from "./use-query.ts";

/** Makes short commands: what failed is told, and every query on the screen asks again. */
export function useCommand(): <Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
) => Promise<CallOutput<Name> | null> {
  const client = useClient();
  const { message } = App.useApp();
  return useCallback(
    async (name, input) => {
      try {
        const value = await client.call(name, input);
        projectChanged();
        return value;
      } catch (error) {
        message.error(toAppError(error).message, 8);
        return null;
      }
    },
    [client, message],
  );
}
