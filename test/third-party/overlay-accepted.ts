const evenOdd =
  "invalid input: the suite takes rings as non-zero and inner rings as holes only, our repair keeps what an odd number of rings encloses and reports the change";

const turfGivesUp =
  "Turf cannot close a ring of this case, says so, and gives no result; a run lists such a patch as not checked";

/**
 * Every result of the overlay suites that is not as the suite says, with its reason. A test fails when
 * a difference is missing here and when one stands here that no longer shows.
 */
export const acceptedDifferences = {
  polygonClipping: {
    "clean-poly-with-interior-ring-overlapping-exterior": evenOdd,
    "clean-poly-with-interior-ring-splitting-exterior": evenOdd,
    "clean-poly-with-interior-ring-touching-exterior": evenOdd,
    "clean-poly-with-interior-rings-overlapping": evenOdd,
    "coincident-with-invalid-segments": evenOdd,
    "multipoly-with-self-crossing-rings": evenOdd,
    "non-zero-rule-not-even-odd": evenOdd,
    "rings-with-no-area": `${evenOdd}; the outer ring is flat, its inner ring is not`,
  },
  clipper2: {
    "175 turf": turfGivesUp,
    "178 turf": turfGivesUp,
  },
  jts: {},
} as const satisfies Record<string, Record<string, string>>;
