import type VectorSource from "ol/source/Vector.js";
import type { MapLayer } from "../../shared/contract/calls/map-calls.ts";
import type { CallInput } from "../../shared/contract/calls.ts";
import type { Client } from "../../shared/contract/client.ts";
import { type AppError, toAppError } from "../../shared/contract/errors.ts";
import type { BoundingBox } from "../../shared/geometry/types.ts";
import { featuresFromBlock } from "./features-from-block.ts";
import { boxContains, grownBox } from "./plane-view.ts";

type Classes = NonNullable<CallInput<"map.features">["classes"]>;

/** What part of a layer the map needs. */
export interface Wanted {
  box: BoundingBox;
  metresPerPixel: number;
  classes?: Classes | undefined;
  /** The day that contracts are judged by. */
  asOf: string;
  /** Last event of the log that counts, for plots as they were. */
  until?: number;
}

/** Keeps the source of one layer filled with what the window shows. */
export interface LayerLoader {
  readonly layer: MapLayer;
  /** Asks for what is missing; what was asked before and is no longer wanted is cancelled. */
  show(wanted: Wanted): void;
  /** What is loaded no longer counts (the project has changed). */
  forget(): void;
  close(): void;
}

export interface LoaderEvents {
  /** More lies here than the map draws. */
  onTruncated(layer: MapLayer, truncated: boolean): void;
  onBusy(layer: MapLayer, busy: boolean): void;
  onFailure(error: AppError): void;
}

/** More than a screen can show one by one. */
const featureLimit = 12_000;
/** Loaded around the window on each side, so that a small pan needs nothing new. */
const marginShare = 0.3;

export function createLayerLoader(
  client: Client,
  layer: MapLayer,
  source: VectorSource,
  events: LoaderEvents,
): LayerLoader {
  let loaded: { box: BoundingBox; level: number; choice: string } | null = null;
  let asked: AbortController | null = null;

  const load = async (wanted: Wanted, level: number, controller: AbortController) => {
    const box = grownBox(wanted.box, marginShare);
    const choice = choiceKey(wanted);
    const { signal } = controller;
    events.onBusy(layer, true);
    try {
      const block = await client.call(
        "map.features",
        {
          layer,
          box: [...box],
          limit: featureLimit,
          metresPerPixel: 2 ** level,
          asOf: wanted.asOf,
          ...(wanted.classes === undefined ? {} : { classes: wanted.classes }),
          ...(wanted.until === undefined ? {} : { until: wanted.until }),
        },
        { signal },
      );
      const answer = await featuresFromBlock(block, signal);
      if (answer === null) return;
      source.clear(true);
      source.addFeatures(answer.features);
      // A truncated answer is good for its own window only.
      loaded = { box: answer.truncated ? wanted.box : box, level, choice };
      events.onTruncated(layer, answer.truncated);
    } catch (error) {
      if (!signal.aborted) events.onFailure(toAppError(error));
    } finally {
      if (asked === controller) {
        asked = null;
        events.onBusy(layer, false);
      }
    }
  };
  return {
    layer,
    show: (wanted) => {
      const level = Math.floor(Math.log2(wanted.metresPerPixel));
      const enough =
        loaded !== null &&
        loaded.level === level &&
        loaded.choice === choiceKey(wanted) &&
        boxContains(loaded.box, wanted.box);
      asked?.abort();
      asked = null;
      events.onBusy(layer, false);
      if (enough) return;
      asked = new AbortController();
      void load(wanted, level, asked);
    },
    forget: () => {
      loaded = null;
    },
    close: () => asked?.abort(),
  };
}

/** What else than the box decides what is shown. */
function choiceKey({ classes, until, asOf }: Wanted): string {
  return `${asOf} ${until ?? ""} ${classes === undefined ? "" : [...classes].sort().join(" ")}`;
}
