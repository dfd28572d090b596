import { encodeFeatureBlock } from "../../../shared/contract/feature-block.ts";
import { mapFeatures } from "../reports/map-features.ts";
import { locate, unitExtent } from "../reports/map-places.ts";
import type { HandlersOf } from "./handler.ts";

export const mapHandlers: HandlersOf<"map"> = {
  "map.features": (request, session) => {
    const [minX, minY, maxX, maxY] = request.box;
    const block = mapFeatures(session.project(), request);
    return encodeFeatureBlock(block, [(minX + maxX) / 2, (minY + maxY) / 2]);
  },
  "map.extent": ({ scope }, session) => ({ box: unitExtent(session.project(), scope.code) }),
  "map.locate": ({ place }, session) => ({ found: locate(session.project(), place) }),
};
