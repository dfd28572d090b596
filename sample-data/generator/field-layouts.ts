import type { SourceField } from "../../electron/core/formats/feature-source.ts";

function text(name: string, length: number): SourceField {
  return { name, type: "C", length, decimals: 0 };
}

function number(name: string, length: number, decimals = 0): SourceField {
  return { name, type: "N", length, decimals };
}

/** DLTB of the third survey (dltb.md §1), without the fields that only islands have. */
export const surveyFields: readonly SourceField[] = [
  text("BSM", 18),
  text("YSDM", 10),
  text("TBYBH", 8),
  text("TBBH", 8),
  text("DLBM", 5),
  text("DLMC", 60),
  text("QSXZ", 2),
  text("QSDWDM", 19),
  text("QSDWMC", 60),
  text("ZLDWDM", 19),
  text("ZLDWMC", 60),
  number("TBMJ", 18, 2),
  text("KCDLBM", 5),
  number("KCXS", 6, 4),
  number("KCMJ", 18, 2),
  number("TBDLMJ", 18, 2),
  text("GDLX", 2),
  text("GDPDJB", 2),
  number("XZDWKD", 5, 1),
  text("ZZSXDM", 6),
  text("ZZSXMC", 10),
  number("GDDB", 2),
  text("FRDBS", 1),
  text("CZCSXM", 4),
  number("SJNF", 4),
  text("MSSM", 2),
  text("BZ", 60),
];

/**
 * DK in the order of the archive's own DBF template (dk.md §3). ZJRXM, KJZB and DKBZXX are narrower
 * than the template's, so that the sample stays small; readers go by name.
 */
export const parcelFields: readonly SourceField[] = [
  number("BSM", 10),
  text("YSDM", 6),
  text("DKBM", 19),
  text("DKMC", 50),
  text("SYQXZ", 2),
  text("DKLB", 2),
  text("DLDJ", 2),
  text("TDLYLX", 3),
  text("SFJBNT", 1),
  text("TDYT", 1),
  text("DKDZ", 50),
  text("DKXZ", 50),
  text("DKNZ", 50),
  text("DKBZ", 50),
  text("DKBZXX", 30),
  text("ZJRXM", 30),
  text("KJZB", 30),
  number("SCMJ", 16, 2),
  number("SCMJM", 16, 2),
];

export const groupFields: readonly SourceField[] = [
  number("BSM", 10),
  text("YSDM", 6),
  text("ZJQYDM", 14),
  text("ZJQYMC", 100),
];

export const villageFields: readonly SourceField[] = [
  number("BSM", 10),
  text("YSDM", 6),
  text("CJQYDM", 12),
  text("CJQYMC", 100),
];

/** DLTB of the second survey (dltb.md §8), the columns that are compared. */
export const baselineFields: readonly SourceField[] = [
  number("BSM", 10),
  text("YSDM", 10),
  text("TBBH", 8),
  text("DLBM", 4),
  text("DLMC", 60),
  text("QSXZ", 3),
  text("ZLDWDM", 19),
  text("ZLDWMC", 60),
  number("TBMJ", 15, 2),
];

export const farmlandFields: readonly SourceField[] = [
  number("BSM", 10),
  text("YSDM", 6),
  text("BHQBH", 13),
  number("JBNTMJ", 16, 2),
  number("JBNTMJM", 16, 2),
];

/** DZDW, XZDW and MZDW (dk.md §3) with a kind. */
export const landmarkFields: readonly SourceField[] = [
  number("BSM", 10),
  text("YSDM", 6),
  text("DWMC", 20),
  text("LX", 10),
  text("BZ", 50),
];
