import { expect, test } from "vitest";
import { toSnakeCase } from "./json-case.ts";

test("D43: names are turned at every depth, values are not", () => {
  const camel = {
    resultSha256: "aB",
    turfCheck: { patches: 20, maxDifferenceM2: 0.5 },
    groups: [{ byHistory: { notArableBefore: { planarM2: 1 } } }],
    minAreaMu: null,
  };
  expect(toSnakeCase(camel)).toEqual({
    result_sha256: "aB",
    turf_check: { patches: 20, max_difference_m2: 0.5 },
    groups: [{ by_history: { not_arable_before: { planar_m2: 1 } } }],
    min_area_mu: null,
  });
});

test("D43: keys that are data stay as they are", () => {
  const data = { DLBM: 1, "03-W0012": 2, added_edge: 3, 口径: 4 };
  expect(toSnakeCase(data)).toEqual(data);
});
