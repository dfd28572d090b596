import type { z } from "zod";

/**
 * One call that a door can make. A `query` changes nothing and runs beside long work; a `command` may
 * change the project and waits for its turn. A `long` call reports progress and can be cancelled.
 */
export interface CallDefinition<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: "query" | "command";
  readonly long: boolean;
  readonly input: Input;
  readonly output: Output;
}

const definition =
  (kind: CallDefinition["kind"], long: boolean) =>
  <Input extends z.ZodType, Output extends z.ZodType>(
    input: Input,
    output: Output,
  ): CallDefinition<Input, Output> => ({ kind, long, input, output });

export const query = definition("query", false);
export const longQuery = definition("query", true);
export const command = definition("command", false);
export const longCommand = definition("command", true);
