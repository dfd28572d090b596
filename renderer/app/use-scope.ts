import type { Scope } from "../../shared/contract/calls/common.ts";
import { usePosition } from "./position.ts";

const levels = {
  0: "project",
  6: "county",
  9: "town",
  12: "village",
  14: "group",
} as const satisfies Record<number, Scope["level"]>;

/** Level and code of a unit by its code; anything else is the whole project. */
export function scopeOf(code: string): Scope {
  const level = (levels as Partial<Record<number, Scope["level"]>>)[code.length];
  return level === undefined ? { level: "project", code: "" } : { level, code };
}

/** The scope that every screen shows. */
export function useScope(): Scope {
  return scopeOf(usePosition().scope);
}
