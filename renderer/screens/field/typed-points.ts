/**
 * Points as they are typed: two numbers a line, in metres. The northing has seven digits in China, the
 * easting never has, so either may come first. Says what is wrong with which line.
 */
export function readTypedPoints(
  typed: string,
): { readonly ring: number[] } | { readonly fault: string } {
  const lines = typed.split("\n").filter((line) => line.trim() !== "");
  const ring: number[] = [];
  for (const [index, line] of lines.entries()) {
    const [one = Number.NaN, other = Number.NaN, ...rest] = line
      .trim()
      .split(/[\s,,、;]+/)
      .map(Number);
    const isPoint = rest.length === 0 && isNorth(one) !== isNorth(other) && other > 0 && one > 0;
    if (!isPoint)
      return { fault: `第 ${index + 1} 行不是一个点:“${line.trim()}”。要有东坐标和北坐标。` };
    ring.push(...(isNorth(other) ? [one, other] : [other, one]));
  }
  return ring.length < 6 ? { fault: "至少要三个点。" } : { ring };
}

const isNorth = (value: number): boolean => value >= 1_900_000 && value <= 6_000_000;
