import { fromFile, type GeoTIFF, type GeoTIFFImage } from "geotiff";
import { AppError } from "../../../shared/contract/errors.ts";
import { parseCrsOption } from "../../../shared/geodesy/crs.ts";
import { plainFalseEastingM, settledMeridian } from "../../../shared/geodesy/plane-crs.ts";
import {
  type Affine,
  drawScaled,
  emptyRgba,
  type GroundPicture,
  type PictureCrs,
} from "./ground-picture.ts";
import { worldFileOf } from "./world-file.ts";

/** More than this many pixels are not read for one drawing: it would take seconds. */
const mostPixelsRead = 24_000_000;
/** A screen's pixels, for which the pyramid has to be coarse enough. */
const screenPixels = 1_500_000;

/** A GeoTIFF of 8-bit samples with its pyramid, if it has one. Throws `file.kind` for other samples. */
export async function openGeoTiff(path: string): Promise<GroundPicture> {
  const tiff = await fromFile(path);
  const [image, ...smaller] = await picturesOf(tiff);
  if (image === undefined) throw new AppError("file.broken", `${path} 里没有图像。`);
  if (image.getBitsPerSample() !== 8) {
    throw new AppError(
      "file.kind",
      `${path} 每个波段是 ${image.getBitsPerSample()} 位,底图只用 8 位的。请先在 QGIS 里另存为 8 位的 GeoTIFF。`,
    );
  }
  const widthPx = image.getWidth();
  const heightPx = image.getHeight();
  const levels = [image, ...smaller];
  const coarsest = widthPx / (levels.at(-1) ?? image).getWidth();
  return {
    kindTitle: smaller.length === 0 ? "GeoTIFF(没有金字塔)" : "GeoTIFF",
    widthPx,
    heightPx,
    crs: crsOf(image),
    toGround: affineOf(image) ?? worldFileOf(path) ?? noPlace(path),
    coarsestStep: coarsest * Math.sqrt(mostPixelsRead / screenPixels),
    read: async (window, width, height) => {
      const step = (window[2] - window[0]) / width;
      const level = levels.findLast((one) => widthPx / one.getWidth() <= step) ?? image;
      return readWindow(level, widthPx / level.getWidth(), window, width, height);
    },
    close: async () => {
      await tiff.close();
    },
  };
}

/** The picture and its reductions by falling size; masks and thumbnails of another shape are left out. */
async function picturesOf(tiff: GeoTIFF): Promise<GeoTIFFImage[]> {
  const images: GeoTIFFImage[] = [];
  const count = await tiff.getImageCount();
  for (let index = 0; index < count; index++) images.push(await tiff.getImage(index));
  const [first] = images;
  if (first === undefined) return [];
  const ratio = first.getWidth() / first.getHeight();
  return images
    .filter(
      (image) =>
        image.getSamplesPerPixel() === first.getSamplesPerPixel() &&
        image.getBitsPerSample() === first.getBitsPerSample() &&
        Math.abs(image.getWidth() / image.getHeight() / ratio - 1) < 0.05,
    )
    .sort((one, other) => other.getWidth() - one.getWidth());
}

async function readWindow(
  image: GeoTIFFImage,
  step: number,
  window: readonly [number, number, number, number],
  width: number,
  height: number,
) {
  const target = emptyRgba(width, height);
  const part = [
    Math.max(0, Math.floor(window[0] / step)),
    Math.max(0, Math.floor(window[1] / step)),
    Math.min(image.getWidth(), Math.ceil(window[2] / step)),
    Math.min(image.getHeight(), Math.ceil(window[3] / step)),
  ] as const;
  const partWidth = part[2] - part[0];
  const partHeight = part[3] - part[1];
  if (partWidth <= 0 || partHeight <= 0 || partWidth * partHeight > mostPixelsRead) return target;
  const hasOpacity = image.getSamplesPerPixel() > 3;
  const raster = await image.readRGB({
    window: [...part],
    interleave: true,
    enableAlpha: hasOpacity,
  });
  const channels = raster.length / (partWidth * partHeight);
  const pixels = emptyRgba(partWidth, partHeight);
  const empty = image.getGDALNoData();
  for (let from = 0, to = 0; to < pixels.data.length; from += channels, to += 4) {
    for (let channel = 0; channel < 3; channel++) {
      pixels.data[to + channel] = Number(raster[from + channel]);
    }
    const isEmpty =
      empty !== null && [0, 1, 2].every((channel) => raster[from + channel] === empty);
    pixels.data[to + 3] = isEmpty ? 0 : channels > 3 ? Number(raster[from + 3]) : 255;
  }
  const inPicture = part.map((value) => value * step) as [number, number, number, number];
  drawScaled(pixels, inPicture, target, window);
  return target;
}

/** GeoTIFF 1.1 §C: a transformation, or a tie point and pixel sizes; null where it has neither. */
function affineOf(image: GeoTIFFImage): Affine | null {
  const directory = image.getFileDirectory();
  const half = image.getGeoKeys()?.GTRasterTypeGeoKey === 2 ? 0.5 : 0;
  const matrix = directory.getValue("ModelTransformation");
  if (matrix !== undefined) {
    const [a = 1, b = 0, , c = 0, d = 0, e = -1, , f = 0] = [...matrix];
    return [a, b, c - half * (a + b), d, e, f - half * (d + e)];
  }
  const tie = directory.getValue("ModelTiepoint");
  const scale = directory.getValue("ModelPixelScale");
  if (tie === undefined || scale === undefined) return null;
  const [column = 0, row = 0, , x = 0, y = 0] = [...tie];
  const [scaleX = 1, scaleY = 1] = [...scale];
  return [scaleX, 0, x - (column + half) * scaleX, 0, -scaleY, y + (row + half) * scaleY];
}

function noPlace(path: string): never {
  throw new AppError(
    "crs.unknown",
    `${path} 里没有坐标,旁边也没有坐标文件(.tfw)。请向提供单位要带坐标的 GeoTIFF。`,
  );
}

const userDefined = 32_767;

function crsOf(image: GeoTIFFImage): PictureCrs {
  const keys = image.getGeoKeys();
  const plane = Number(keys?.ProjectedCSTypeGeoKey ?? 0);
  if (plane === 3857) return { kind: "mercator" };
  if (plane !== 0 && plane !== userDefined) return parseCrsOption(`EPSG:${plane}`);
  const meridian = settledMeridian(Number(keys?.ProjNatOriginLongGeoKey ?? Number.NaN));
  if (plane === userDefined && meridian !== null) {
    const falseEastingM = Number(keys?.ProjFalseEastingGeoKey ?? plainFalseEastingM);
    return { kind: "plane", crs: { centralMeridianDeg: meridian, zoneWidthDeg: 3, falseEastingM } };
  }
  const degrees = Number(keys?.GeographicTypeGeoKey ?? 0);
  if (plane === 0 && (degrees === 4490 || degrees === 4326)) return { kind: "degrees" };
  if (plane === 0 && degrees !== 0 && degrees !== userDefined)
    return parseCrsOption(`EPSG:${degrees}`);
  return { kind: "project" };
}
