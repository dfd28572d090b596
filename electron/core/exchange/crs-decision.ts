import { AppError } from "../../../shared/contract/errors.ts";
import {
  datumRefusal,
  type PlaneCrs,
  parseCrsOption,
  planeCrsTitle,
  projectCrsFor,
  recogniseExtent,
  recognisePrj,
  type SourceCrs,
  sourceCrsTitle,
} from "../../../shared/geodesy/crs.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { coordinateFault, fitToExtent } from "./crs-fit.ts";

/** What a file's coordinates mean, where they go, and in words why (stored as `crs_reason`). */
export interface CrsDecision {
  source: SourceCrs;
  target: PlaneCrs;
  text: string;
  reason: string;
}

export interface CrsQuestion {
  /** Name of the file, for messages. */
  fileName: string;
  prjText: string | null;
  /** `--crs`, as typed. */
  crsOption: string | undefined;
  /** Extent in the file's own coordinates. */
  extent: BoundingBox;
  /** The project's CRS, null before the first import. */
  projectCrs: PlaneCrs | null;
}

function swappedAxes(fileName: string, extent: BoundingBox): AppError {
  const [minX, minY] = extent;
  return new AppError(
    "crs.axes",
    `${fileName} 的横纵坐标对调了:文件的 x 是 ${round(minX)}(北坐标),y 是 ${round(minY)}(东坐标)。请提供单位按“x 为东坐标、y 为北坐标”重新导出后再导入。`,
    { details: { extent } },
  );
}

function round(value: number): string {
  return Math.abs(value) <= 180 ? value.toFixed(4) : value.toFixed(0);
}

function extentText(extent: BoundingBox): string {
  return `x ${round(extent[0])}～${round(extent[2])},y ${round(extent[1])}～${round(extent[3])}`;
}

function contradiction(
  fileName: string,
  claim: string,
  problem: string,
  extent: BoundingBox,
): AppError {
  return new AppError(
    "crs.refused",
    `${fileName} 的坐标系与坐标矛盾:${claim},但${problem}(坐标范围 ${extentText(extent)})。请向提供单位核实坐标系和带号,更正后重新提供。`,
    { details: { claim, problem, extent } },
  );
}

/** What `--crs` to give, as far as the coordinates tell; the datum they never tell (D24). */
function hint(extent: BoundingBox): string {
  const found = recogniseExtent(extent);
  if (found.kind === "degrees") return "坐标是经纬度;确认后加 --crs EPSG:4490";
  if (found.kind === "plane" && found.zone !== null) {
    const meridian = found.zoneWidthDeg === 6 ? 6 * found.zone - 3 : 3 * found.zone;
    return `从坐标看是 ${found.zoneWidthDeg}°带第 ${found.zone} 带(中央子午线 ${meridian}°);确认后加 --crs CM=${meridian}`;
  }
  return "坐标不带带号,看不出中央子午线;问清后加 --crs CM=度数(例如 --crs CM=114)";
}

function unknownCrs(question: CrsQuestion, why: string): AppError {
  return new AppError(
    "crs.unknown",
    `${question.fileName} ${why},无法知道坐标基准。请向提供单位问清:是不是 CGCS2000(国家 2000)、几度带、中央子午线多少。${hint(question.extent)}。`,
    { details: { extent: question.extent } },
  );
}

/** The claim about the file's CRS: from .prj, else from `--crs`; a disagreement of both is refused. */
function claimed(question: CrsQuestion): { source: SourceCrs; reason: string } {
  const { prjText, crsOption, fileName, extent } = question;
  const option = crsOption === undefined ? null : parseCrsOption(crsOption);
  const prj = prjText === null || prjText.trim() === "" ? null : recognisePrj(prjText);
  if (prj?.kind === "refused") throw datumRefusal(prj.datumName);
  if (prj?.kind !== "accepted") {
    const why = prj === null ? "没有 .prj 文件" : `的 .prj 认不出(${prj.reason})`;
    if (option === null) throw unknownCrs(question, why);
    return { source: option, reason: `${why},按 --crs ${crsOption} 指定` };
  }
  if (option === null || sameMeridian(option, prj.source)) {
    return { source: prj.source, reason: prj.reason };
  }
  const prjProblem = coordinateFault(prj.source, extent);
  if (prjProblem === null) {
    throw contradiction(
      fileName,
      `.prj 是 ${sourceCrsTitle(prj.source)}`,
      `--crs 说是 ${sourceCrsTitle(option)}`,
      extent,
    );
  }
  return {
    source: option,
    reason: `.prj 与坐标不符(${prjProblem}),按 --crs ${crsOption} 指定`,
  };
}

function sameMeridian(one: SourceCrs, other: SourceCrs): boolean {
  if (one.kind === "degrees" || other.kind === "degrees") return one.kind === other.kind;
  return one.crs.centralMeridianDeg === other.crs.centralMeridianDeg;
}

function movement(source: SourceCrs, target: PlaneCrs): string {
  const to = planeCrsTitle(target);
  if (source.kind === "degrees") return `经纬度投影到 ${to}`;
  if (source.crs.centralMeridianDeg !== target.centralMeridianDeg) return `换带到 ${to}`;
  const shiftM = source.crs.falseEastingM - target.falseEastingM;
  return shiftM === 0 ? "坐标原样采用" : `横坐标减去带号 ${shiftM / 1_000_000}(精确平移)`;
}

/**
 * Decides what the coordinates of a file mean and how they become the project's (D24): .prj by its
 * parameters, else `--crs`; the datum is never guessed. What was decided must fit the coordinates; only
 * a zone prefix that was left out or put in beside what the .prj says is set right, for it cannot be
 * misunderstood. The project's CRS is what the first import brings.
 * @throws AppError `crs.axes`, `crs.unknown`, `crs.refused`, `usage`.
 */
export function decideCrs(question: CrsQuestion): CrsDecision {
  const { fileName, extent } = question;
  if (recogniseExtent(extent).kind === "swapped") throw swappedAxes(fileName, extent);
  const claim = claimed(question);
  const problem = coordinateFault(claim.source, extent);
  const source = problem === null ? claim.source : fitToExtent(claim.source, extent);
  if (source === null) {
    throw contradiction(fileName, sourceCrsTitle(claim.source), problem ?? "", extent);
  }
  const target = question.projectCrs ?? projectCrsFor(source, extent);
  const repair = problem === null ? "" : `;${problem},已按坐标里的带号理解`;
  return {
    source,
    target,
    text: sourceCrsTitle(source),
    reason: `${claim.reason}${repair};${movement(source, target)}`,
  };
}
