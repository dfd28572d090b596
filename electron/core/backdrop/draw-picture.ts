import type { PlaneCrs } from "../../../shared/geodesy/crs.ts";
import { createTransform, toDegrees } from "../../../shared/geodesy/gauss-kruger.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import {
  type GroundPicture,
  inverseOf,
  type PictureCrs,
  type PixelWindow,
  type Rgba,
} from "./ground-picture.ts";

type ToGround = (eastM: number, northM: number) => readonly [x: number, y: number];

/** Web Mercator's sphere. */
const sphereM = 6_378_137;

/** From the project's plane to a picture's own ground coordinates. */
export function toPictureGround(project: PlaneCrs, picture: PictureCrs): ToGround {
  if (picture.kind === "project") return (eastM, northM) => [eastM, northM];
  if (picture.kind === "degrees") return (eastM, northM) => toDegrees(project, eastM, northM);
  if (picture.kind === "plane")
    return createTransform({ kind: "plane", crs: project }, picture.crs);
  return (eastM, northM) => {
    const [lonDeg, latDeg] = toDegrees(project, eastM, northM);
    const latRad = (latDeg * Math.PI) / 180;
    const y = sphereM * Math.log(Math.tan(Math.PI / 4 + latRad / 2));
    return [(sphereM * lonDeg * Math.PI) / 180, y];
  };
}

/** Target pixels between two points that are transformed exactly; between them it is interpolated. */
const meshPx = 32;

/** Where the target's pixels lie in the picture, at every `meshPx`-th of them. */
interface Mesh {
  readonly columns: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Picture pixels that one target pixel stands for. */
  readonly step: number;
}

/** Draws what a picture shows of a box of the project's plane over what the target has already. */
export async function drawPicture(
  picture: GroundPicture,
  project: PlaneCrs,
  box: BoundingBox,
  target: Rgba,
): Promise<void> {
  const mesh = meshOf(picture, project, box, target);
  const window = windowOf(mesh, picture);
  if (window === null || mesh.step > picture.coarsestStep) return;
  const width = Math.max(1, Math.round((window[2] - window[0]) / mesh.step));
  const height = Math.max(1, Math.round((window[3] - window[1]) / mesh.step));
  copyThroughMesh(await picture.read(window, width, height), window, mesh, target);
}

function meshOf(
  picture: GroundPicture,
  project: PlaneCrs,
  box: BoundingBox,
  { width, height }: Rgba,
): Mesh {
  const toGround = toPictureGround(project, picture.crs);
  const [a, b, c, d, e, f] = inverseOf(picture.toGround);
  const columns = Math.ceil(width / meshPx) + 1;
  const rows = Math.ceil(height / meshPx) + 1;
  const x = new Float64Array(columns * rows);
  const y = new Float64Array(columns * rows);
  for (let at = 0; at < x.length; at++) {
    const eastM = box[0] + (((at % columns) * meshPx) / width) * (box[2] - box[0]);
    const northM = box[3] - ((Math.floor(at / columns) * meshPx) / height) * (box[3] - box[1]);
    const [groundX, groundY] = toGround(eastM, northM);
    x[at] = a * groundX + b * groundY + c;
    y[at] = d * groundX + e * groundY + f;
  }
  const step = Math.hypot(x[1]! - x[0]!, y[1]! - y[0]!) / meshPx;
  return { columns, x, y, step: Math.max(1, step) };
}

/** The picture's pixels that are needed; null where the box lies beside it. */
function windowOf({ x, y }: Mesh, { widthPx, heightPx }: GroundPicture): PixelWindow | null {
  const left = Math.max(0, Math.floor(least(x)));
  const top = Math.max(0, Math.floor(least(y)));
  const right = Math.min(widthPx, Math.ceil(-least(x.map((value) => -value))));
  const bottom = Math.min(heightPx, Math.ceil(-least(y.map((value) => -value))));
  return right > left && bottom > top ? [left, top, right, bottom] : null;
}

const least = (values: Float64Array) => values.reduce((one, other) => Math.min(one, other));

function copyThroughMesh(part: Rgba, window: PixelWindow, mesh: Mesh, target: Rgba): void {
  const scaleX = part.width / (window[2] - window[0]);
  const scaleY = part.height / (window[3] - window[1]);
  const from = new Uint32Array(part.data.buffer);
  const to = new Uint32Array(target.data.buffer);
  for (let row = 0; row < target.height; row++) {
    const v = (row + 0.5) / meshPx;
    for (let column = 0; column < target.width; column++) {
      const u = (column + 0.5) / meshPx;
      const partX = Math.floor((between(mesh.x, mesh.columns, u, v) - window[0]) * scaleX);
      const partY = Math.floor((between(mesh.y, mesh.columns, u, v) - window[1]) * scaleY);
      if (partX < 0 || partY < 0 || partX >= part.width || partY >= part.height) continue;
      const index = partY * part.width + partX;
      // Half-transparent edges of one picture must not cover its neighbour.
      if (part.data[4 * index + 3]! > 127) to[row * target.width + column] = from[index]!;
    }
  }
}

/** Bilinear between the four points around (u, v). */
function between(values: Float64Array, columns: number, u: number, v: number): number {
  const column = Math.floor(u);
  const row = Math.floor(v);
  const at = row * columns + column;
  const shareX = u - column;
  const upper = values[at]! + shareX * (values[at + 1]! - values[at]!);
  const lower =
    values[at + columns]! + shareX * (values[at + columns + 1]! - values[at + columns]!);
  return upper + (v - row) * (lower - upper);
}
