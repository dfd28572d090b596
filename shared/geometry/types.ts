/**
 * Plane geometry in metres (x east, y north, project CRS). A ring is flat x0,y0,x1,y1,… and is closed
 * without repeating its first vertex. Orientation carries no meaning here; the codecs set it.
 */
export type Ring = Float64Array;

/** Outer ring first, then holes. */
export type Polygon = readonly Ring[];

export type MultiPolygon = readonly Polygon[];

/** Any geometry a layer of ours can hold. Lines and points are flat x,y arrays as well. */
export type PlaneGeometry =
  | { type: "MultiPolygon"; polygons: MultiPolygon }
  | { type: "MultiLineString"; lines: readonly Float64Array[] }
  | { type: "MultiPoint"; points: Float64Array };

/** minX, minY, maxX, maxY in the units of what it encloses. */
export type BoundingBox = readonly [minX: number, minY: number, maxX: number, maxY: number];
