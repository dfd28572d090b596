/** Plots, pieces and findings name survey patches by uid; a county has 150,000 of them to look through. */
export const findPatches = {
  version: 20,
  sql: "CREATE INDEX survey_patch_uid ON survey_patch(uid);",
};
