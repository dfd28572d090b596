/** What we use of clipper2-wasm 0.4; the types path named in its package.json does not exist. */
declare module "clipper2-wasm/dist/es/clipper2z.js" {
  export interface Disposable {
    delete(): void;
  }
  export interface Path64 extends Disposable {
    /** x, y, z triples; the view is only valid until the next allocation. */
    view(): BigInt64Array;
    assign(coordinates: BigInt64Array): void;
  }
  export interface Paths64 extends Disposable {
    clear(): void;
    push_back(path: Path64): void;
    size(): number;
    get(index: number): Path64;
  }
  export interface PolyPath64 extends Disposable {
    polygon(): Path64;
    count(): number;
    child(index: number): PolyPath64;
  }
  export interface Clipper64 extends Disposable {
    Clear(): void;
    AddSubject(subjects: Paths64): void;
    AddClip(clips: Paths64): void;
    /** False when the sweep failed. What was added stays, so that it may be swept again. */
    ExecutePath(type: ClipType, rule: FillRule, solution: Paths64): boolean;
    ExecutePoly(type: ClipType, rule: FillRule, solution: PolyPath64): boolean;
  }
  export interface ClipType {
    readonly clipType: unique symbol;
  }
  export interface FillRule {
    readonly fillRule: unique symbol;
  }
  export interface JoinType {
    readonly joinType: unique symbol;
  }
  export interface EndType {
    readonly endType: unique symbol;
  }
  export interface MainModule {
    FillRule: { EvenOdd: FillRule; NonZero: FillRule };
    ClipType: { Intersection: ClipType; Union: ClipType; Difference: ClipType };
    JoinType: { Miter: JoinType };
    EndType: { Polygon: EndType };
    Path64: { new (): Path64 };
    Paths64: { new (): Paths64 };
    PolyPath64: { new (): PolyPath64 };
    Clipper64: { new (): Clipper64 };
    InflatePaths64(
      paths: Paths64,
      delta: number,
      joinType: JoinType,
      endType: EndType,
      miterLimit: number,
      arcTolerance: number,
    ): Paths64;
  }
  export default function createClipper(): Promise<MainModule>;
}
/** polylabel 2 ships no types. */
declare module "polylabel" {
  export default function polylabel(rings: number[][][], precision: number): number[];
}
