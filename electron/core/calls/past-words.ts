import { eventWords } from "../reports/event-words.ts";
import { shapeSourceNames } from "../reports/log-words/land-words.ts";
import type { PlotDetails, PlotShape } from "../reports/plot-details.ts";
import type { AreaWords } from "./area-words.ts";

/** A shape that a plot has or had, in words. */
export function shapeFacts(shape: PlotShape, { muText }: AreaWords) {
  return {
    ...shape,
    source: shapeSourceNames[shape.source] ?? shape.source,
    muText: muText(shape.planarM2),
  };
}

/** An event of a plot, in words. */
export function eventFacts({ at, person, command, kind }: PlotDetails["events"][number]) {
  return {
    at,
    person,
    title: kind === "undo" ? `撤销:${eventWords(command)}` : eventWords(command),
  };
}
