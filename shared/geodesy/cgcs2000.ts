/** The CGCS2000 ellipsoid: half-axis and flattening define it, the rest follows (area.md §1). */
export const semiMajorAxisM = 6_378_137;
export const inverseFlattening = 298.257222101;

export const semiMinorAxisM = semiMajorAxisM * (1 - 1 / inverseFlattening);

const squareDifference = semiMajorAxisM ** 2 - semiMinorAxisM ** 2;
export const firstEccentricitySquared = squareDifference / semiMajorAxisM ** 2;
export const secondEccentricitySquared = squareDifference / semiMinorAxisM ** 2;

/** Radius of curvature at the pole, c = a²/b. */
export const polarRadiusM = semiMajorAxisM ** 2 / semiMinorAxisM;
