/** Cell of the raster, m. */
const cellM = 0.5;
/** Opening by 2 m: nothing narrower survives (D16). */
const radiusCells = 1 / cellM;

interface Raster {
  originX: number;
  originY: number;
  columns: number;
  rows: number;
}

/**
 * Area in m² of what the holes leave of a ring once everything narrower than 2 m is opened away:
 * erosion and dilation of a raster of half a metre. Shares nothing with the program's own overlay.
 */
export function coreAreaM2(ring: Float64Array, holes: readonly Float64Array[]): number {
  const raster = rasterOver(ring);
  const inside = new Uint8Array(raster.columns * raster.rows);
  fill(inside, raster, ring, 1);
  for (const hole of holes) fill(inside, raster, hole, 0);
  const eroded = spread(inside, raster, 0);
  const opened = spread(eroded, raster, 1);
  let cells = 0;
  for (let i = 0; i < opened.length; i++) cells += opened[i]! & inside[i]!;
  return cells * cellM * cellM;
}

function rasterOver(ring: Float64Array): Raster {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    minX = Math.min(minX, ring[i]!);
    maxX = Math.max(maxX, ring[i]!);
    minY = Math.min(minY, ring[i + 1]!);
    maxY = Math.max(maxY, ring[i + 1]!);
  }
  return {
    originX: minX - 2,
    originY: minY - 2,
    columns: Math.ceil((maxX - minX + 4) / cellM),
    rows: Math.ceil((maxY - minY + 4) / cellM),
  };
}

/** Sets the cells whose centre is inside a ring (even-odd), line by line. */
function fill(cells: Uint8Array, raster: Raster, ring: Float64Array, value: 0 | 1): void {
  const count = ring.length / 2;
  let [minY, maxY] = [Infinity, -Infinity];
  for (let i = 1; i < ring.length; i += 2) {
    minY = Math.min(minY, ring[i]!);
    maxY = Math.max(maxY, ring[i]!);
  }
  const firstRow = Math.max(0, Math.floor((minY - raster.originY) / cellM) - 1);
  const lastRow = Math.min(raster.rows - 1, Math.ceil((maxY - raster.originY) / cellM) + 1);
  for (let row = firstRow; row <= lastRow; row++) {
    const y = raster.originY + (row + 0.5) * cellM;
    const crossings: number[] = [];
    for (let i = 0; i < count; i++) {
      const j = (i + 1) % count;
      const [y0, y1] = [ring[i * 2 + 1]!, ring[j * 2 + 1]!];
      if (y0 > y === y1 > y) continue;
      const x0 = ring[i * 2]!;
      crossings.push(x0 + ((ring[j * 2]! - x0) * (y - y0)) / (y1 - y0));
    }
    crossings.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const from = Math.ceil((crossings[pair]! - raster.originX) / cellM - 0.5);
      const to = Math.floor((crossings[pair + 1]! - raster.originX) / cellM - 0.5);
      for (let column = Math.max(0, from); column <= Math.min(raster.columns - 1, to); column++) {
        cells[row * raster.columns + column] = value;
      }
    }
  }
}

/** Spreads cells of the value to their neighbours within the radius: 1 dilates, 0 erodes. */
function spread(cells: Uint8Array, raster: Raster, value: 0 | 1): Uint8Array {
  const { columns, rows } = raster;
  const result = cells.slice();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (cells[row * columns + column] !== value) continue;
      for (let y = -radiusCells; y <= radiusCells; y++) {
        for (let x = -radiusCells; x <= radiusCells; x++) {
          if (x * x + y * y > radiusCells * radiusCells) continue;
          const [toRow, toColumn] = [row + y, column + x];
          if (toRow < 0 || toRow >= rows || toColumn < 0 || toColumn >= columns) continue;
          result[toRow * columns + toColumn] = value;
        }
      }
    }
  }
  return result;
}
