import Database from "better-sqlite3";
import { AppError } from "../../../shared/contract/errors.ts";
import { drawScaled, emptyRgba, type GroundPicture, type Rgba } from "./ground-picture.ts";
import { decodeJpeg } from "./jpeg-decoder.ts";
import { decodePng } from "./png-decoder.ts";

const tilePx = 256;
/** Half the width of Web Mercator's world, metres. */
const halfWorldM = Math.PI * 6_378_137;
/** Tiles kept unpacked: a screen and its surroundings. */
const keptTiles = 120;

/**
 * MBTiles 1.3 of pictures (PNG or JPG): one large picture at its finest level, read from the level that
 * fits. Throws `file.kind` for vector tiles and WebP.
 */
export function openMbtiles(path: string): GroundPicture {
  const db = openTiles(path);
  const finest = db.prepare("SELECT max(zoom_level) FROM tiles").pluck().get();
  const coarsest = db.prepare("SELECT min(zoom_level) FROM tiles").pluck().get();
  if (typeof finest !== "number" || typeof coarsest !== "number") {
    db.close();
    throw new AppError("file.empty", `${path} 里没有瓦片。`);
  }
  refuseOtherTiles(db, path);
  const worldPx = tilePx * 2 ** finest;
  const pixelM = (2 * halfWorldM) / worldPx;
  const tile = createTileReader(db);
  return {
    kindTitle: "MBTiles",
    widthPx: worldPx,
    heightPx: worldPx,
    crs: { kind: "mercator" },
    toGround: [pixelM, 0, -halfWorldM, 0, -pixelM, halfWorldM],
    coarsestStep: 2 ** (finest - coarsest + 2),
    read: async (window, width, height) => {
      const step = (window[2] - window[0]) / width;
      const up = Math.min(finest - coarsest, Math.max(0, Math.floor(Math.log2(step))));
      const level = finest - up;
      const spanPx = tilePx * 2 ** up;
      const target = emptyRgba(width, height);
      for (let row = Math.floor(window[1] / spanPx); row * spanPx < window[3]; row++) {
        for (let column = Math.floor(window[0] / spanPx); column * spanPx < window[2]; column++) {
          const part = await tile(level, column, row);
          if (part === null) continue;
          const [left, top] = [column * spanPx, row * spanPx];
          drawScaled(part, [left, top, left + spanPx, top + spanPx], target, window);
        }
      }
      return target;
    },
    close: async () => {
      db.close();
    },
  };
}

function openTiles(path: string): Database.Database {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    db.prepare("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles LIMIT 1").get();
    return db;
  } catch (cause) {
    throw new AppError("file.broken", `${path} 不是能读的 MBTiles。请重新拷贝或另存一份。`, {
      cause,
    });
  }
}

function refuseOtherTiles(db: Database.Database, path: string): void {
  const data = db.prepare("SELECT tile_data FROM tiles LIMIT 1").pluck().get();
  const first = data instanceof Buffer ? data.readUInt16BE(0) : 0;
  if (first === 0x8950 || first === 0xffd8) return;
  db.close();
  throw new AppError(
    "file.kind",
    `${path} 里的瓦片不是 PNG 或 JPG(矢量瓦片、WebP 不能用)。请另存为 PNG 或 JPG 瓦片。`,
  );
}

/** Unpacks tiles and keeps the ones used last; null where there is none, or one that cannot be read. */
function createTileReader(db: Database.Database) {
  const find = db
    .prepare(
      "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
    )
    .pluck();
  const kept = new Map<string, Rgba | null>();
  return async (level: number, column: number, row: number): Promise<Rgba | null> => {
    const key = `${level} ${column} ${row}`;
    const known = kept.get(key);
    kept.delete(key);
    // Rows count from the south (TMS).
    const tile =
      known === undefined ? await unpack(find.get(level, column, 2 ** level - 1 - row)) : known;
    kept.set(key, tile);
    const [oldest] = kept.keys();
    if (kept.size > keptTiles && oldest !== undefined) kept.delete(oldest);
    return tile;
  };
}

async function unpack(data: unknown): Promise<Rgba | null> {
  if (!(data instanceof Buffer)) return null;
  try {
    return data.readUInt16BE(0) === 0x8950 ? decodePng(data) : await decodeJpeg(data);
  } catch {
    // One spoilt tile is a hole in a picture that nothing is measured on.
    return null;
  }
}
