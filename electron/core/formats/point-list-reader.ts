import { AppError } from "../../../shared/contract/errors.ts";
import { type BoundaryFile, type BoundaryShape, ringOf, smallFile } from "./boundary-file.ts";
import { decodeText, inspectUtf8, looksLikeUtf8, textFound } from "./text-encoding.ts";

/** Headings of the column that says to which boundary a point belongs; a point's own number is none. */
const labelHeading = /图斑|地块|编号|编码|代码|名称|label|name|code|plot/i;
const pointHeading = /点号|点名|序号|point|^no\.?$|^id$/i;

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * Boundaries of a CSV or text list of points in the order in which they were walked: two columns of
 * coordinates, one that names the boundary where there are several. Which column is the east one follows
 * from the numbers, as surveyors call north X: northings and eastings of China, latitudes and longitudes
 * never have the same size. UTF-8 or GB18030. Throws `file.*`; `field.missing` without two such columns.
 */
export async function readPointList(path: string): Promise<BoundaryFile> {
  const lines = linesOf(textOf(await smallFile(path)));
  const [head] = lines;
  if (head === undefined) throw noColumns(path);
  const headings = head.cells.every((cell) => !isNumber(cell) || cell === "") ? head.cells : null;
  const rows = headings === null ? lines : lines.slice(1);
  const columns = coordinateColumns(rows, headings);
  if (columns === null) throw noColumns(path);
  const labelAt = labelColumn(rows, headings, columns);
  const skipped: BoundaryFile["skipped"][number][] = [];
  const shapes: BoundaryShape[] = [];
  for (const group of groupsOf(rows, labelAt)) {
    const points = group.lines.map(({ cells }): [number, number] => [
      numberOf(cells[columns.east]),
      numberOf(cells[columns.north]),
    ]);
    const wrong = group.lines.find((_, index) => !points[index]!.every(Number.isFinite));
    const ring = ringOf(points);
    const row = group.lines[0]!.row;
    if (wrong !== undefined) {
      skipped.push({ row: wrong.row, reason: `第 ${wrong.row} 行的坐标不是数,这一圈没有读入。` });
    } else if (ring === null) {
      skipped.push({ row, reason: `“${group.label}”不足三个点,围不成一块地,已跳过。` });
    } else shapes.push({ row, label: group.label, polygons: [[ring]] });
  }
  return { shapes, skipped };
}

function textOf(bytes: Buffer): string {
  const found = inspectUtf8(bytes, 0, bytes.length, false);
  const isUtf8 = (found & textFound.invalid) === 0 && (found === 0 || looksLikeUtf8(found));
  return decodeText(bytes, 0, bytes.length, isUtf8 ? "utf-8" : "GB18030").replace(/^\uFEFF/, "");
}

function linesOf(text: string): Line[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const cells = line.split(/[,\t;,]/).map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .trim(),
    );
    return cells.every((cell) => cell === "") ? [] : [{ row: index + 1, cells }];
  });
}

const numberOf = (cell: string | undefined) =>
  cell === undefined || cell === "" ? Number.NaN : Number(cell);
const isNumber = (cell: string) => Number.isFinite(numberOf(cell));

type Size = "northM" | "eastM" | "latDeg" | "lonDeg";

/** China and a margin; eastings with or without their zone's number. */
function sizeOf(value: number): Size | null {
  if (value >= 15 && value <= 55) return "latDeg";
  if (value >= 70 && value <= 137) return "lonDeg";
  if (value >= 1_900_000 && value <= 6_000_000) return "northM";
  const isEast = (value >= 100_000 && value < 1_000_000) || (value >= 13e6 && value < 46e6);
  return isEast ? "eastM" : null;
}

/** The first two columns that go together; a height or a point's number may have the size of a latitude. */
function coordinateColumns(
  rows: readonly Line[],
  headings: readonly string[] | null,
): { east: number; north: number } | null {
  const [first] = rows;
  if (first === undefined) return null;
  const sizes = first.cells.map((cell, at) =>
    pointHeading.test(headings?.[at] ?? "") ? null : sizeOf(numberOf(cell)),
  );
  for (const [eastSize, northSize] of [
    ["eastM", "northM"],
    ["lonDeg", "latDeg"],
  ] as const) {
    const east = sizes.indexOf(eastSize);
    const north = sizes.indexOf(northSize);
    if (east >= 0 && north >= 0) return { east, north };
  }
  return null;
}

function labelColumn(
  rows: readonly Line[],
  headings: readonly string[] | null,
  { east, north }: { east: number; north: number },
): number | null {
  const others = (rows[0]?.cells ?? []).flatMap((_, at) =>
    at === east || at === north ? [] : [at],
  );
  const named = others.find((at) => {
    const heading = headings?.[at] ?? "";
    return labelHeading.test(heading) && !pointHeading.test(heading);
  });
  if (named !== undefined) return named;
  // Without headings a column names boundaries when it is text, or stays the same from point to point.
  const repeats = (at: number) => rows[0]?.cells[at] === rows[1]?.cells[at];
  const isText = (at: number) => rows.every(({ cells }) => !isNumber(cells[at] ?? ""));
  return headings !== null ? null : (others.find((at) => repeats(at) || isText(at)) ?? null);
}

interface Group {
  readonly label: string;
  readonly lines: Line[];
}

/** Points with the same name, one after another, are one boundary. */
function groupsOf(rows: readonly Line[], labelAt: number | null): Group[] {
  const groups: Group[] = [];
  for (const line of rows) {
    const label = labelAt === null ? "" : (line.cells[labelAt] ?? "");
    const last = groups.at(-1);
    if (last !== undefined && last.label === label) last.lines.push(line);
    else groups.push({ label, lines: [line] });
  }
  return groups;
}

function noColumns(path: string): AppError {
  return new AppError(
    "field.missing",
    `${path} 里找不到成对的坐标列。每行一个点,要有东坐标和北坐标(米)或经度和纬度(度)两列,多块地再加一列图斑号。`,
    { details: { path } },
  );
}
