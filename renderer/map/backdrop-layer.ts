import ImageLayer from "ol/layer/Image.js";
import ImageSource from "ol/source/Image.js";
import type { CallInput } from "../../shared/contract/calls.ts";
import type { Client } from "../../shared/contract/client.ts";
import { type AppError, toAppError } from "../../shared/contract/errors.ts";
import { planeProjection } from "./plane-view.ts";

type Request = CallInput<"backdrop.draw">;

/** The core draws no larger picture than this on a side. */
const longestPx = 4096;

/** Pictures of the ground below every layer, drawn by the core for each window that the map shows. */
export type BackdropLayer = ImageLayer<ImageSource>;

export function createBackdropLayer(
  client: Client,
  onFailure: (error: AppError) => void,
): BackdropLayer {
  const source = new ImageSource({
    projection: planeProjection,
    loader: async (extent, metresPerPixel, pixelRatio) => {
      const [minX = 0, minY = 0, maxX = 0, maxY = 0] = extent;
      const pixels = (lengthM: number) =>
        Math.min(longestPx, Math.max(1, Math.round((lengthM / metresPerPixel) * pixelRatio)));
      const width = pixels(maxX - minX);
      const height = pixels(maxY - minY);
      const request = { box: [minX, minY, maxX, maxY], width, height } satisfies Request;
      const bytes = await client.call("backdrop.draw", request).catch((error: unknown) => {
        onFailure(toAppError(error));
        throw error;
      });
      const image = document.createElement("canvas");
      image.width = width;
      image.height = height;
      const pixelsOfBytes = new ImageData(new Uint8ClampedArray(bytes), width, height);
      image.getContext("2d")?.putImageData(pixelsOfBytes, 0, 0);
      return { image, extent, resolution: metresPerPixel, pixelRatio };
    },
  });
  return new ImageLayer({ source, zIndex: -1 });
}
