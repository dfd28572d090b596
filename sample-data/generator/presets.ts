/** How large a sample is and how fine its lines are. */
export interface Preset {
  size: SampleSize;
  villages: number;
  /** Villages side by side. */
  columns: number;
  /** Distance of the survey's vertices, dm. */
  surveySpacingDm: number;
  /** Width of the household strips, m. */
  stripWidthM: readonly [number, number];
  /** Villages to a township. */
  villagesPerTown: number;
  /** A county's register would take a hundred workbooks and more. */
  withRegister: boolean;
}

export const sampleSizes = ["village", "sample", "township", "county"] as const;
export type SampleSize = (typeof sampleSizes)[number];

const fine = { surveySpacingDm: 50, stripWidthM: [5.5, 10.5] as const, villagesPerTown: 100 };

/**
 * One village; the four villages committed beside this; a township of about 60 km² like the one of
 * the benchmarks; a county of about 60,000 cultivated patches and 600,000 parcels.
 */
export const presets: Readonly<Record<SampleSize, Preset>> = {
  village: { ...fine, size: "village", villages: 1, columns: 1, withRegister: true },
  sample: {
    ...fine,
    size: "sample",
    villages: 4,
    columns: 2,
    surveySpacingDm: 100,
    stripWidthM: [4.5, 7.6],
    withRegister: true,
  },
  township: {
    ...fine,
    size: "township",
    villages: 86,
    columns: 9,
    stripWidthM: [3.8, 6.6],
    withRegister: true,
  },
  county: {
    ...fine,
    size: "county",
    villages: 1200,
    columns: 40,
    stripWidthM: [5, 8.8],
    withRegister: false,
  },
};
