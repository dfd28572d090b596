import { encodeFeatureBlock } from "../../../shared/contract/feature-block.ts";
import { addBackdrop, createBackdrop, removeBackdrop } from "../backdrop/backdrop.ts";
import { getOption } from "../project/settings.ts";
import { mapFeatures } from "../reports/map-features.ts";
import { contractOnMap, locate, unitExtent } from "../reports/map-places.ts";
import type { HandlersOf } from "./handler.ts";

/** One for each thread: pictures stay open while the map moves. */
const backdrop = createBackdrop();

export const mapHandlers: HandlersOf<"map" | "backdrop"> = {
  "map.features": (request, session) => {
    const [minX, minY, maxX, maxY] = request.box;
    const block = mapFeatures(session.project(), request);
    return encodeFeatureBlock(block, [(minX + maxX) / 2, (minY + maxY) / 2]);
  },
  "map.extent": ({ scope }, session) => ({ box: unitExtent(session.project(), scope.code) }),
  "backdrop.draw": async ({ box, width, height }, session) => {
    const { data } = await backdrop.draw(session.project(), box, width, height);
    return Uint8Array.from(data).buffer;
  },
  "backdrop.list": async (_input, session) => ({
    files: await backdrop.list(session.project()),
    onSheets: getOption(session.project(), "backdrop_on_sheets") === "yes",
  }),
  "backdrop.add": async ({ path }, session) => {
    await addBackdrop(session.project(), path);
    return {};
  },
  "backdrop.remove": ({ path }, session) => {
    removeBackdrop(session.project(), path);
    return {};
  },
  "map.contract": ({ uid }, session) => contractOnMap(session.project(), uid),
  "map.locate": ({ place }, session) => ({ found: locate(session.project(), place) }),
};
