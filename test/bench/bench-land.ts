import { mixBits, seededRandom } from "../../sample-data/generator/random.ts";
import type { Ring } from "../../shared/geometry/types.ts";

/** How much land is made; each cell of the net is one survey patch. */
export interface LandSize {
  name: "township" | "county";
  columns: number;
  rows: number;
  /** Parcels side by side in one field: at least, at most. */
  strips: readonly [number, number];
}

/**
 * The township of the peers' figures (60 km², 5,600 patches, 55,000 parcels; half a million vertices
 * each), and a county of 60,000 cultivated patches and 600,000 parcels.
 */
export const landSizes: Readonly<Record<LandSize["name"], LandSize>> = {
  township: { name: "township", columns: 75, rows: 75, strips: [13, 20] },
  county: { name: "county", columns: 311, rows: 311, strips: [8, 13] },
};

const cellM = 103.3;
const corner = { eastM: 480_000, northM: 3_800_000 } as const;
/** Sides of one patch, towards each of its four neighbours. */
const segmentsPerSide = 23;
/** Cells along one side of a group, and groups along one side of a village and of a town. */
const groupCells = 10;
const villageGroups = 2;
const townGroups = 8;
const cultivatedShare = 0.622;

type Point = readonly [number, number];

const roundMm = (metres: number) => Math.round(metres * 1000) / 1000;

/** Between 0 and 1, from whole numbers alone: any cell can be made without its neighbours. */
const chance = (...keys: number[]) => mixBits(...keys) / 4_294_967_296;

/** A net of patches whose borders are shared fractal lines; everything follows from the seed. */
export class BenchLand {
  readonly size: LandSize;
  private readonly seed: number;

  constructor(size: LandSize, seed: number) {
    this.size = size;
    this.seed = seed;
  }

  *cells(): Iterable<{ column: number; row: number }> {
    for (let row = 0; row < this.size.rows; row++) {
      for (let column = 0; column < this.size.columns; column++) yield { column, row };
    }
  }

  isCultivated(column: number, row: number): boolean {
    return chance(this.seed, 1, column, row) < cultivatedShare;
  }

  isStateOwned(column: number, row: number): boolean {
    return chance(this.seed, 2, column, row) < 0.02;
  }

  /** 14-digit code of an invented county's group. */
  groupCode(column: number, row: number): string {
    const [x, y] = [Math.floor(column / groupCells), Math.floor(row / groupCells)];
    const town = 100 + Math.floor(y / townGroups) * 10 + Math.floor(x / townGroups);
    const [inTownX, inTownY] = [x % townGroups, y % townGroups];
    const villagesAcross = townGroups / villageGroups;
    const village =
      200 +
      Math.floor(inTownY / villageGroups) * villagesAcross +
      Math.floor(inTownX / villageGroups);
    const group = 1 + (inTownY % villageGroups) * villageGroups + (inTownX % villageGroups);
    return `990725${town}${village}${String(group).padStart(2, "0")}`;
  }

  patchRing(column: number, row: number): Ring {
    const sides = this.sidesOf(column, row);
    return ringOf([
      ...sides.south.slice(0, -1),
      ...sides.east.slice(0, -1),
      ...sides.north.toReversed().slice(0, -1),
      ...sides.west.toReversed().slice(0, -1),
    ]);
  }

  /** Strips of one field as the contract archive has them: shifted, some forgotten, some crossed. */
  *parcelRings(column: number, row: number): Iterable<Ring> {
    const random = seededRandom(this.seed, 3, column, row);
    if (!this.isCultivated(column, row) || random.next() < 0.04) return;
    const sides = this.sidesOf(column, row);
    const count = random.integer(...this.size.strips);
    const forgotten = random.next() < 0.1 ? random.integer(0, count - 1) : -1;
    const from = random.next() < 0.08 ? 0.12 : 0;
    const shift = this.shiftOf(column, row);
    const place = (u: number, v: number) => blend(sides, u, v, shift);
    for (let strip = 0; strip < count; strip++) {
      if (strip === forgotten) continue;
      const left = from + ((1 - from) * strip) / count;
      const right = from + ((1 - from) * (strip + 1)) / count;
      const ring = stripRing(place, left, right);
      const crossed = chance(this.seed, 4, column, row, strip) < 0.00008;
      yield ringOf(crossed ? [ring[1]!, ring[0]!, ...ring.slice(2)] : ring);
    }
  }

  *groups(): Iterable<{ code: string; ring: Ring }> {
    for (let row = 0; row < this.size.rows; row += groupCells) {
      for (let column = 0; column < this.size.columns; column += groupCells) {
        const code = this.groupCode(column, row);
        yield { code, ring: this.blockRing(column, row, groupCells, [0.4, -0.3]) };
      }
    }
  }

  /** The older land use: coarser patches, drawn about a metre beside the present ones. */
  *baseline(): Iterable<{ ring: Ring; dlbm: string }> {
    const classes = ["013", "013", "013", "013", "013", "012", "031", "043"];
    for (let row = 0; row < this.size.rows; row += 2) {
      for (let column = 0; column < this.size.columns; column += 2) {
        const dlbm = classes[mixBits(this.seed, 5, column, row) % classes.length]!;
        yield { ring: this.blockRing(column, row, 2, [1.1, -0.9]), dlbm };
      }
    }
  }

  /** The outline of several cells, each side by three of its points. */
  private blockRing(column: number, row: number, cells: number, shift: Point): Ring {
    const lastColumn = Math.min(column + cells, this.size.columns);
    const lastRow = Math.min(row + cells, this.size.rows);
    const coarse = (line: Point[]) => [line[0]!, line[8]!, line[16]!];
    const points: Point[] = [];
    for (let c = column; c < lastColumn; c++) points.push(...coarse(this.border(c, row, 0)));
    for (let r = row; r < lastRow; r++) points.push(...coarse(this.border(lastColumn, r, 1)));
    for (let c = lastColumn - 1; c >= column; c--) {
      points.push(...coarse(this.border(c, lastRow, 0).toReversed()));
    }
    for (let r = lastRow - 1; r >= row; r--) {
      points.push(...coarse(this.border(column, r, 1).toReversed()));
    }
    return ringOf(points.map(([x, y]) => [x + shift[0], y + shift[1]]));
  }

  private sidesOf(column: number, row: number): Sides {
    return {
      south: this.border(column, row, 0),
      north: this.border(column, row + 1, 0),
      west: this.border(column, row, 1),
      east: this.border(column + 1, row, 1),
    };
  }

  private node(column: number, row: number): Point {
    const wander = (axis: number) => (chance(this.seed, 6, axis, column, row) - 0.5) * 0.36;
    return [corner.eastM + (column + wander(0)) * cellM, corner.northM + (row + wander(1)) * cellM];
  }

  /** The line from a node eastwards (0) or northwards (1): noise in three octaves, ends kept. */
  private border(column: number, row: number, direction: 0 | 1): Point[] {
    const [fromX, fromY] = this.node(column, row);
    const [toX, toY] = direction === 0 ? this.node(column + 1, row) : this.node(column, row + 1);
    const length = Math.hypot(toX - fromX, toY - fromY);
    const points: Point[] = [];
    for (let i = 0; i <= segmentsPerSide; i++) {
      const t = i / segmentsPerSide;
      let aside = 0;
      for (const [octave, waves, amplitudeM] of octaves) {
        aside += this.noise(column, row, direction * 3 + octave, t * waves) * amplitudeM;
      }
      aside *= Math.min(1, 4 * t, 4 * (1 - t));
      points.push([
        roundMm(fromX + t * (toX - fromX) - (aside * (toY - fromY)) / length),
        roundMm(fromY + t * (toY - fromY) + (aside * (toX - fromX)) / length),
      ]);
    }
    return points;
  }

  private noise(column: number, row: number, channel: number, at: number): number {
    const from = Math.floor(at);
    const value = (i: number) => chance(this.seed, 7, column, row, channel, i) * 2 - 1;
    return value(from) + (at - from) * (value(from + 1) - value(from));
  }

  /** Registration error of the archive, 0.6 m in a direction of the group's own. */
  private shiftOf(column: number, row: number): Point {
    const angle =
      chance(this.seed, 8, Math.floor(column / groupCells), Math.floor(row / groupCells)) *
      2 *
      Math.PI;
    return [0.6 * Math.cos(angle), 0.6 * Math.sin(angle)];
  }
}

const octaves = [
  [0, 3, 7],
  [1, 7, 2.5],
  [2, segmentsPerSide, 0.8],
] as const;

interface Sides {
  south: Point[];
  north: Point[];
  west: Point[];
  east: Point[];
}

/** Fourteen vertices: three along each end, four on the way up and down. */
function stripRing(place: (u: number, v: number) => Point, left: number, right: number): Point[] {
  const middle = (left + right) / 2;
  const up = [0.2, 0.4, 0.6, 0.8];
  return [
    place(left, 0),
    place(middle, 0),
    place(right, 0),
    ...up.map((v) => place(right, v)),
    place(right, 1),
    place(middle, 1),
    place(left, 1),
    ...up.toReversed().map((v) => place(left, v)),
  ];
}

/** Coons patch: a point of the unit square carried between four curved sides. */
function blend({ south, north, west, east }: Sides, u: number, v: number, shift: Point): Point {
  const [s, n, w, e] = [along(south, u), along(north, u), along(west, v), along(east, v)];
  const mix = (axis: 0 | 1) =>
    (1 - v) * s[axis] +
    v * n[axis] +
    (1 - u) * w[axis] +
    u * e[axis] -
    (1 - u) * (1 - v) * south[0]![axis] -
    u * (1 - v) * south.at(-1)![axis] -
    (1 - u) * v * north[0]![axis] -
    u * v * north.at(-1)![axis];
  return [roundMm(mix(0) + shift[0]), roundMm(mix(1) + shift[1])];
}

function along(line: Point[], t: number): Point {
  const at = t * (line.length - 1);
  const from = Math.min(Math.floor(at), line.length - 2);
  const [[ax, ay], [bx, by]] = [line[from]!, line[from + 1]!];
  return [ax + (at - from) * (bx - ax), ay + (at - from) * (by - ay)];
}

function ringOf(points: readonly Point[]): Ring {
  return Float64Array.from(points.flat());
}
