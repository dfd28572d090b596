import type { ShapeOperations } from "../../../shared/geometry/shape-operations.ts";

let made: Promise<ShapeOperations> | null = null;

/** The kernel for single shapes, loaded when first needed: WebAssembly takes its time. */
export function shapeOperations(): Promise<ShapeOperations> {
  made ??= import("../reconcile/shape-operations.ts").then(({ createShapeOperations }) =>
    createShapeOperations(),
  );
  return made;
}
