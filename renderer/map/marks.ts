import VectorLayer from "ol/layer/Vector.js";
import type VectorSource from "ol/source/Vector.js";
import Stroke from "ol/style/Stroke.js";
import Style from "ol/style/Style.js";
import type { PlotChangeKind } from "../../shared/contract/calls/past-calls.ts";
import { tokens } from "../tokens.ts";
import { factsOf } from "./features-from-block.ts";

/** How plots that have changed are marked; lines differ by their pattern too (V2). */
const markLines: Readonly<Record<"added" | "gone" | "changed", readonly number[]>> = {
  added: [],
  gone: [3, 5],
  changed: [10, 4],
};
const colours = { added: tokens.blue, gone: tokens.red, changed: tokens.orange } as const;

const styles = { added: styleOf("added"), gone: styleOf("gone"), changed: styleOf("changed") };

function styleOf(mark: keyof typeof markLines): Style[] {
  const lineDash = [...markLines[mark]];
  return [new Style({ stroke: new Stroke({ color: colours[mark], width: 3.5, lineDash }) })];
}

/** Marks over the plots that have changed since, or until, the moment that is looked at. */
export function createMarks(plots: VectorSource) {
  let marks: ReadonlyMap<string, PlotChangeKind> = new Map();
  const layer = new VectorLayer({
    source: plots,
    // Over the selection, whose green wash still shows.
    zIndex: 21,
    style: (feature) => {
      const kind = marks.get(factsOf(feature).key);
      if (kind === undefined) return [];
      return kind === "added" || kind === "gone" ? styles[kind] : styles.changed;
    },
  });
  return {
    layer,
    show: (next: ReadonlyMap<string, PlotChangeKind>) => {
      marks = next;
      layer.changed();
    },
  };
}
