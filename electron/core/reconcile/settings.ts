/** What a person can turn on a run; units are in the names. Defaults are those of D16–D19. */
export interface ReconcileSettings {
  /** Left-over narrower than this everywhere is a sliver (D16). */
  minWidthM: number;
  /** Parts smaller than this are slivers (D17). */
  minAreaMu: number;
  /** Land beside one household narrower than this is an edge strip (D19). */
  edgeWidthM: number;
  /** Land beside one household smaller than this is an edge strip (D19). */
  edgeAreaMu: number;
  /** Strips narrower than this beside baseline arable prove nothing (D17). */
  baselineToleranceM: number;
  /** 口径 where no baseline is loaded: a leaves land undetermined, b proposes it as added (D19). */
  noBaselineRule: "a" | "b";
  engine: "clipper" | "turf";
  /** Worker threads; the result does not depend on it (D9). */
  workers: number;
  /** Why the run goes on although the layers hardly meet (D24). */
  forceReason: string | null;
  /** Survey unit codes to the codes of the 确权 archive, where the two differ (D21). */
  codeMap: Readonly<Record<string, string>>;
}

export const defaultReconcileSettings: ReconcileSettings = {
  minWidthM: 2,
  minAreaMu: 0.1,
  edgeWidthM: 5,
  edgeAreaMu: 0.6,
  baselineToleranceM: 10,
  noBaselineRule: "a",
  engine: "clipper",
  workers: 2,
  forceReason: null,
  codeMap: {},
};

/** Ridges are looked for where left-over is at most this many times the survey's own deduction (D18). */
export const ridgeDeductionFactor = 1.2;
/** Parts narrower than this may be ridges (D18). */
export const ridgeWidthM = 8;
/** Two things touch when their borders run together within this distance (D21). */
export const touchDistanceM = 1;
