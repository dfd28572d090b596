import { boundingBoxOfGeometry, pointInMultiPolygon } from "../../../../shared/geometry/measure.ts";
import type { MultiPolygon, Ring } from "../../../../shared/geometry/types.ts";
import { shapeError } from "./plot-shapes.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Sides of the closing arc; the plot lies well inside, so their number does not matter. */
const arcSteps = 64;

/**
 * A ring that has one side of a line in it: the line, led on straight from both ends to a circle around
 * the plot, and the arc between. Only the drawn line may cut. Throws `geometry.invalid` where an end lies
 * in the plot, where the way on would cut it again, and where the line crosses itself.
 */
export function cuttingRing(polygons: MultiPolygon, line: Ring): Ring {
  const points = pointsOf(line);
  const [first, second] = points;
  const [last, beforeLast] = points.toReversed();
  if (
    first === undefined ||
    second === undefined ||
    last === undefined ||
    beforeLast === undefined
  ) {
    throw shapeError("分割线至少要两个点。", { points: points.length });
  }
  if ([first, last].some(({ x, y }) => pointInMultiPolygon(polygons, x, y))) {
    throw shapeError("分割线的两端要画到图斑外面。", {});
  }
  if (crossesItself(points)) throw shapeError("分割线自己交叉了,请重画。", {});
  const circle = circleAround(polygons, points);
  const start = onCircle(circle, second, first);
  const end = onCircle(circle, beforeLast, last);
  const ways: [Point, Point][] = [
    [first, start],
    [last, end],
  ];
  if (ways.some(([from, to]) => meetsBorder(polygons, from, to) || meetsLine(points, from, to))) {
    throw shapeError("分割线的两端再画远一些:照现在的方向延长,还会碰到图斑的另一处。", {});
  }
  return Float64Array.from(
    [start, ...points, end, ...arc(circle, end, start)].flatMap(({ x, y }) => [x, y]),
  );
}

function pointsOf(line: Ring): Point[] {
  const points: Point[] = [];
  for (let i = 0; i + 1 < line.length; i += 2) {
    const point = { x: line[i]!, y: line[i + 1]! };
    const before = points.at(-1);
    if (before === undefined || before.x !== point.x || before.y !== point.y) points.push(point);
  }
  return points;
}

interface Circle extends Point {
  readonly radius: number;
}

function circleAround(polygons: MultiPolygon, points: readonly Point[]): Circle {
  const [minX, minY, maxX, maxY] = boundingBoxOfGeometry({ type: "MultiPolygon", polygons });
  const x = (minX + maxX) / 2;
  const y = (minY + maxY) / 2;
  const reach = points.map((point) => Math.hypot(point.x - x, point.y - y));
  return { x, y, radius: 2 * Math.max(Math.hypot(maxX - x, maxY - y), ...reach) };
}

/** Where the ray from one point through another meets the circle around both. */
function onCircle({ x, y, radius }: Circle, from: Point, through: Point): Point {
  const length = Math.hypot(through.x - from.x, through.y - from.y);
  const dx = (through.x - from.x) / length;
  const dy = (through.y - from.y) / length;
  const along = (through.x - x) * dx + (through.y - y) * dy;
  const away = (through.x - x) ** 2 + (through.y - y) ** 2;
  const distance = -along + Math.sqrt(along * along - away + radius * radius);
  return { x: through.x + distance * dx, y: through.y + distance * dy };
}

/** Points on the circle between two of its points, counter-clockwise. */
function arc(circle: Circle, from: Point, to: Point): Point[] {
  const angleOf = (point: Point) => Math.atan2(point.y - circle.y, point.x - circle.x);
  const start = angleOf(from);
  const turn = (angleOf(to) - start + 2 * Math.PI) % (2 * Math.PI);
  return Array.from({ length: arcSteps - 1 }, (_, step) => {
    const angle = start + (turn * (step + 1)) / arcSteps;
    return {
      x: circle.x + circle.radius * Math.cos(angle),
      y: circle.y + circle.radius * Math.sin(angle),
    };
  });
}

function crossesItself(points: readonly Point[]): boolean {
  for (let i = 0; i + 1 < points.length; i++) {
    for (let j = i + 2; j + 1 < points.length; j++) {
      if (segmentsCross(points[i]!, points[i + 1]!, points[j]!, points[j + 1]!)) return true;
    }
  }
  return false;
}

function meetsLine(points: readonly Point[], from: Point, to: Point): boolean {
  return points.some((point, index) => {
    const next = points[index + 1];
    if (next === undefined || point === from || next === from) return false;
    return segmentsCross(point, next, from, to);
  });
}

function meetsBorder(polygons: MultiPolygon, from: Point, to: Point): boolean {
  return polygons.some((polygon) =>
    polygon.some((ring) => {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const one = { x: ring[j]!, y: ring[j + 1]! };
        const other = { x: ring[i]!, y: ring[i + 1]! };
        if (segmentsCross(one, other, from, to)) return true;
      }
      return false;
    }),
  );
}

/** Whether two segments have a point in common, ends included. */
function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}
