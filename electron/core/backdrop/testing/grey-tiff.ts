import { writeFileSync } from "node:fs";
import { writeArrayBuffer } from "geotiff";

/** Writes 40 × 40 grey pixels of 20 m on the meridian 114° with their upper left corner there. */
export function writeGreyTiff(file: string, eastM: number, northM: number): void {
  const pixels = new Uint8Array(40 * 40).map((_value, index) => (index * 7) % 256);
  const tiff = writeArrayBuffer(pixels, {
    width: 40,
    height: 40,
    ModelPixelScale: [20, 20, 0],
    ModelTiepoint: [0, 0, 0, eastM, northM, 0],
    ProjectedCSTypeGeoKey: 4547,
    GTModelTypeGeoKey: 1,
  });
  writeFileSync(file, new Uint8Array(tiff));
}
