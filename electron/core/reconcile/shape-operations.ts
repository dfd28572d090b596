import type { ShapeOperations } from "../../../shared/geometry/shape-operations.ts";
import type { MultiPolygon } from "../../../shared/geometry/types.ts";
import { createClipperEngine } from "./clipper-engine.ts";
import { type GridFrame, type Region, regionAreaM2, toMultiPolygon } from "./grid.ts";
import { labelPoint } from "./label-point.ts";
import { regionInFrame, repairFeature } from "./repair.ts";

/** The kernel of the run for single shapes: same grid, same engine, so that areas add up as there. */
export async function createShapeOperations(): Promise<ShapeOperations> {
  const engine = await createClipperEngine();
  const inFrame = (polygons: MultiPolygon, frame: GridFrame): Region =>
    regionInFrame(repairFeature(engine, polygons), frame);
  const partsOf = (region: Region, frame: GridFrame) => toMultiPolygon(engine.parts(region), frame);
  return {
    clean: (polygons) => {
      const { region, frame } = repairFeature(engine, polygons);
      return partsOf(region, frame);
    },
    sharedM2: (one, other) => {
      const { region, frame } = repairFeature(engine, one);
      return regionAreaM2(engine.intersection(region, inFrame(other, frame)));
    },
    union: (shapes) => {
      const [first] = shapes;
      if (first === undefined) return [];
      const { frame } = repairFeature(engine, first);
      return partsOf(engine.union(shapes.flatMap((shape) => inFrame(shape, frame))), frame);
    },
    cut: (polygons, ring) => {
      const { region, frame } = repairFeature(engine, polygons);
      const { inside, outside } = engine.split(region, inFrame([[ring]], frame));
      return { inside: partsOf(inside, frame), outside: partsOf(outside, frame) };
    },
    labelPoint: (polygons) => {
      const { labelX, labelY } = labelPoint(polygons);
      return { eastM: labelX, northM: labelY };
    },
  };
}
