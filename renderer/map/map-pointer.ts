import { shiftKeyOnly } from "ol/events/condition.js";
import DragBox from "ol/interaction/DragBox.js";
import type OlMap from "ol/Map.js";
import { factsOf, type MapFacts } from "./features-from-block.ts";
import type { MapEvents } from "./map-handle.ts";
import type { MapLayers } from "./map-layers.ts";

/** A click this near still hits a plot that is too small to point at. */
const nearPixels = 4;

/** Click selects, double click opens, Shift and drag takes all plots in the box (ui.md "Manners"). */
export function listenToPointer(
  map: OlMap,
  { sources, layers }: MapLayers,
  isTaken: () => boolean,
  events: MapEvents,
): void {
  const plots = sources.get("plots");
  const plotAt = (coordinate: number[]): string | null => {
    const exact = plots?.getFeaturesAtCoordinate(coordinate)[0];
    if (exact !== undefined) return factsOf(exact).key;
    const reachM = nearPixels * (map.getView().getResolution() ?? 0);
    const [x = 0, y = 0] = coordinate;
    const near = [x - reachM, y - reachM, x + reachM, y + reachM];
    const found = plots?.forEachFeatureIntersectingExtent(near, (feature) => feature);
    return found ? factsOf(found).key : null;
  };
  const contractsAt = (coordinate: number[]): MapFacts[] =>
    layers.get("contracts")?.getVisible() === true
      ? (sources.get("contracts")?.getFeaturesAtCoordinate(coordinate).map(factsOf) ?? [])
      : [];
  map.on("click", (event) => {
    if (isTaken()) return;
    const code = plotAt(event.coordinate);
    const { ctrlKey, metaKey } = event.originalEvent as MouseEvent;
    events.onPick(code === null ? [] : [code], ctrlKey || metaKey);
    events.onContracts(contractsAt(event.coordinate));
  });
  map.on("dblclick", (event) => {
    const code = isTaken() ? null : plotAt(event.coordinate);
    if (code !== null) events.onOpen(code);
  });
  map.on("pointermove", ({ coordinate: [x, y] }) => {
    if (x !== undefined && y !== undefined) events.onPointer([x, y]);
  });
  map.getViewport()?.addEventListener("pointerleave", () => events.onPointer(null));
  const box = new DragBox({ condition: shiftKeyOnly });
  box.on("boxend", (event) => {
    const codes = new Set<string>();
    plots?.forEachFeatureIntersectingExtent(box.getGeometry().getExtent(), (feature) => {
      codes.add(factsOf(feature).key);
    });
    const { ctrlKey = false, metaKey = false } = event.mapBrowserEvent?.originalEvent ?? {};
    events.onPick([...codes], ctrlKey || metaKey);
  });
  map.addInteraction(box);
}
