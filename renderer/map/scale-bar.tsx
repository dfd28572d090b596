/** A round length near 120 px and what it is on the ground. */
export function ScaleBar({ metresPerPixel }: { readonly metresPerPixel: number }) {
  const lengthM = roundLengthM(120 * metresPerPixel);
  return (
    <div className="map-scale-bar" style={{ width: lengthM / metresPerPixel }}>
      {lengthM >= 1000 ? `${lengthM / 1000} 千米` : `${lengthM} 米`}
    </div>
  );
}

/** The largest 1, 2 or 5 times a power of ten that is not longer. */
export function roundLengthM(longestM: number): number {
  const power = 10 ** Math.floor(Math.log10(longestM));
  const share = longestM / power;
  return Number(((share >= 5 ? 5 : share >= 2 ? 2 : 1) * power).toPrecision(1));
}
