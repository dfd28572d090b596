import { useState } from "react";
import type { MapLayer } from "../../shared/contract/calls/map-calls.ts";

const storageKey = "qhs.map.layers";

/** Which layers are on: as the person left them, on every screen. */
export function useChosenLayers(
  usual: readonly MapLayer[],
): [ReadonlySet<MapLayer>, (layer: MapLayer) => void] {
  const [chosen, setChosen] = useState<ReadonlySet<MapLayer>>(() => new Set(kept() ?? usual));
  const toggle = (layer: MapLayer) => {
    const next = new Set(chosen);
    if (!next.delete(layer)) next.add(layer);
    localStorage.setItem(storageKey, [...next].join(" "));
    setChosen(next);
  };
  return [chosen, toggle];
}

const backdropKey = "qhs.map.backdrop";

/** Whether the backdrop is on; at first it is, as whoever adds one wants to see it. */
export function useBackdropShown(): [boolean, (shown: boolean) => void] {
  const [shown, setShown] = useState(() => localStorage.getItem(backdropKey) !== "off");
  const show = (next: boolean) => {
    localStorage.setItem(backdropKey, next ? "on" : "off");
    setShown(next);
  };
  return [shown, show];
}

function kept(): MapLayer[] | null {
  const text = localStorage.getItem(storageKey);
  return text === null ? null : (text.split(" ") as MapLayer[]);
}
