import type { Box, GridRing, Region } from "./grid.ts";

/**
 * Rings that wind around every point of the box as often as the given ones do, with far fewer sides: what
 * neighbours share runs both ways and falls out, and ways outside the box are cut short. An overlay of
 * anything inside the box comes out the same, several times as fast, and never has two sides in one place.
 */
export function outlineWithin(rings: Region, box: Box): Region {
  const ends = gather(rings, box);
  const count = ends.at(-1) ?? 0;
  return dropSharedSides(count) ? join(count, box) : separate(ends);
}

/**
 * How often an outline winds around each point of the box, when that is the same for all: when every side
 * runs on one outer side of the box. Null when one may come into it.
 */
export function windingThroughout(outline: Region, box: Box): number | null {
  const [minX, minY, maxX, maxY] = box;
  let winding = 0;
  for (const ring of outline) {
    let ax = ring[ring.length - 2]!;
    let ay = ring[ring.length - 1]!;
    let besideA = outerSides(ax, ay, minX, minY, maxX, maxY);
    for (let i = 0; i < ring.length; i += 2) {
      const bx = ring[i]!;
      const by = ring[i + 1]!;
      const besideB = outerSides(bx, by, minX, minY, maxX, maxY);
      if ((besideA & besideB) === 0) return null;
      if (ay > minY !== by > minY) {
        const crossingX = ((bx - ax) * (minY - ay)) / (by - ay) + ax;
        if (minX < crossingX) winding += by > ay ? 1 : -1;
      }
      ax = bx;
      ay = by;
      besideA = besideB;
    }
  }
  return winding;
}

/** On which outer sides of a box a point lies, one bit each. */
function outerSides(
  x: number,
  y: number,
  minX: number,
  minY: number,
  maxX: number,
  maxY: number,
): number {
  return (x < minX ? 1 : x > maxX ? 2 : 0) | (y < minY ? 4 : y > maxY ? 8 : 0);
}

/** Vertices x0,y0,x1,y1,…; side i leads from vertex i to vertex next[i]. Kept from call to call. */
let vertices = new Int32Array(16_384);
let next = new Int32Array(4096);
let state = new Uint8Array(4096);
/** Hash chains of sides: heads by hash, the side after each in its chain. */
let heads = new Int32Array(8192);
let chained = new Int32Array(4096);
const none = -1;
const [open, dropped, walked] = [0, 1, 2];

/** Lays the rings out side by side and returns where each of them ends. */
function gather(rings: Region, box: Box): number[] {
  let most = 0;
  for (const ring of rings) most += ring.length / 2;
  // Joined rings are shortened behind the others, so there is room for all of them twice.
  if (most > next.length) makeRoom(most);
  const ends: number[] = [];
  let from = 0;
  for (const ring of rings) {
    const to = shorten(ring, ring.length / 2, from, box);
    if (to - from < 3) continue;
    for (let i = from; i < to; i++) next[i] = i + 1;
    next[to - 1] = from;
    ends.push(to);
    from = to;
  }
  state.fill(open, 0, from);
  return ends;
}

function makeRoom(sides: number): void {
  const size = 2 ** Math.ceil(Math.log2(sides));
  vertices = new Int32Array(size * 4);
  next = new Int32Array(size);
  state = new Uint8Array(size);
  heads = new Int32Array(size * 2);
  chained = new Int32Array(size);
}

/**
 * Copies a ring behind the vertices so far and leaves out what runs on one outer side of the box: the
 * straight way there stays on that side too. Returns where the copy ends.
 */
function shorten(ring: ArrayLike<number>, count: number, from: number, box: Box): number {
  const [minX, minY, maxX, maxY] = box;
  let at = from;
  let before = 0;
  let common = 0;
  for (let i = 0; i < count; i++) {
    const x = ring[2 * i]!;
    const y = ring[2 * i + 1]!;
    const beside = outerSides(x, y, minX, minY, maxX, maxY);
    if (at - from >= 2 && (common & beside) !== 0) at--;
    else common = before;
    common &= beside;
    before = beside;
    vertices[2 * at] = x;
    vertices[2 * at + 1] = y;
    at++;
  }
  return at;
}

/** Takes out each side together with one that runs the other way; false when there is none. */
function dropSharedSides(count: number): boolean {
  const mask = clearHeads(count);
  let found = false;
  for (let side = 0; side < count; side++) {
    const a = 2 * side;
    const b = 2 * next[side]!;
    const hash = hashOf(vertices[a]! + vertices[b]!, vertices[a + 1]! + vertices[b + 1]!) & mask;
    let previous = none;
    let other = heads[hash]!;
    while (other !== none && !(sameVertex(2 * other, b) && sameVertex(2 * next[other]!, a))) {
      previous = other;
      other = chained[other]!;
    }
    if (other === none) {
      chained[side] = heads[hash]!;
      heads[hash] = side;
      continue;
    }
    if (previous === none) heads[hash] = chained[other]!;
    else chained[previous] = chained[other]!;
    state[side] = dropped;
    state[other] = dropped;
    found = true;
  }
  return found;
}

/** The rings as they were gathered. */
function separate(ends: readonly number[]): Region {
  return ends.map((end, i) => vertices.slice(2 * (ends[i - 1] ?? 0), 2 * end));
}

/**
 * Follows what sides are left into rings. Where a ring's own next side has fallen out, another begins at
 * the same vertex: every vertex loses as many sides that lead to it as sides that lead away.
 */
function join(count: number, box: Box): Region {
  const mask = clearHeads(count);
  for (let side = count - 1; side >= 0; side--) {
    const begins = next[side]!;
    if (state[side] !== dropped || state[begins] === dropped) continue;
    const hash = hashOf(vertices[2 * begins]!, vertices[2 * begins + 1]!) & mask;
    chained[begins] = heads[hash]!;
    heads[hash] = begins;
  }
  const rings: GridRing[] = [];
  for (let start = 0; start < count; start++) {
    const walk: number[] = [];
    for (let side = start; side !== none && state[side] === open; side = sideAfter(side, mask)) {
      state[side] = walked;
      walk.push(vertices[2 * side]!, vertices[2 * side + 1]!);
    }
    if (walk.length < 6) continue;
    const end = shorten(walk, walk.length / 2, count, box);
    if (end - count >= 3) rings.push(vertices.slice(2 * count, 2 * end));
  }
  return rings;
}

function sideAfter(side: number, mask: number): number {
  const own = next[side]!;
  if (state[own] !== dropped) return own;
  let begins = heads[hashOf(vertices[2 * own]!, vertices[2 * own + 1]!) & mask]!;
  while (begins !== none && (state[begins] !== open || !sameVertex(2 * begins, 2 * own))) {
    begins = chained[begins]!;
  }
  return begins;
}

/** Empties as many chains as are needed; the hash is cut to them by the mask that is returned. */
function clearHeads(count: number): number {
  const size = 2 ** Math.ceil(Math.log2(count + 1));
  heads.fill(none, 0, size);
  return size - 1;
}

function hashOf(x: number, y: number): number {
  const mixed = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function sameVertex(a: number, b: number): boolean {
  return vertices[a] === vertices[b] && vertices[a + 1] === vertices[b + 1];
}
