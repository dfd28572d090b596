import { localDate } from "./daily-copy.ts";
import { type Project, stateOf } from "./project-state.ts";

/** The day on this machine's calendar, `YYYY-MM-DD`, by the project's clock. */
export function today(project: Project): string {
  return localDate(stateOf(project).clock());
}
