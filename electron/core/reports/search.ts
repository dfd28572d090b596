import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import type { Project } from "../project/project.ts";
import { unitNames } from "../project/unit-names.ts";
import { listUnits } from "./unit-list.ts";

/** Something that answers to what was typed. */
export interface FoundThing {
  kind: "plot" | "parcel" | "unit";
  code: string;
  title: string;
  detail: string;
}

/**
 * Plots by digits or code (`12`, `W0012`, `03-W0012`), parcels by their last digits (three or more),
 * units by name or code. Plots stand first, as they are asked for most; at most `limit` in all.
 */
export function search(project: Project, text: string, limit: number): FoundThing[] {
  const wanted = text.trim().toUpperCase();
  if (wanted === "") return [];
  const found = [...plotsLike(project, wanted, limit), ...unitsLike(project, wanted)];
  return [...found, ...parcelsLike(project, wanted, limit)].slice(0, limit);
}

/** `12`, `W12`, `03-12`, `03-W0012-1`; without the dash only where a letter tells the parts apart. */
const codePattern = /^(?:(\d{2})(?:-|(?=[WXD])))?([WXD])?(\d{1,4})(?:-(\d+))?$/;

/** A plot's number wherever it lies, or the beginning of a full code. */
function plotsLike(project: Project, wanted: string, limit: number): FoundThing[] {
  const match = codePattern.exec(wanted);
  if (match === null && !/^\d{14}/.test(wanted)) return [];
  const [, groupEnd = null, letter = null, number, suffix] = match ?? [];
  const rows = project.db
    .prepare<unknown[], { code: string; groupCode: string }>(
      `SELECT code, group_code AS groupCode FROM plot WHERE state = 'open'
       AND (:number IS NULL OR number = :number) AND (:letter IS NULL OR letter = :letter)
       AND (:groupEnd IS NULL OR substr(group_code, 13) = :groupEnd)
       AND (:suffix IS NULL OR suffix = :suffix) AND (:start IS NULL OR instr(code, :start) = 1)
       ORDER BY code LIMIT :limit`,
    )
    .all({
      number: number === undefined ? null : Number(number),
      letter,
      groupEnd,
      suffix: suffix === undefined ? null : Number(suffix),
      start: match === null ? wanted : null,
      limit,
    });
  const nameOf = unitNames(project);
  return rows.map(({ code, groupCode }) => ({
    kind: "plot",
    code,
    title: shortPlotCode(code),
    detail: `${nameOf(groupCode.slice(0, 12))} ${nameOf(groupCode)}`,
  }));
}

function unitsLike(project: Project, wanted: string): FoundThing[] {
  return listUnits(project)
    .filter(
      ({ code, name }) => code === wanted || (name !== code && name.toUpperCase().includes(wanted)),
    )
    .map(({ code, name, plots }) => ({
      kind: "unit",
      code,
      title: name,
      detail: plots === 0 ? code : `${plots} 个地块`,
    }));
}

function parcelsLike(project: Project, wanted: string, limit: number): FoundThing[] {
  if (!/^\d{3,19}$/.test(wanted)) return [];
  const rows = project.db
    .prepare<unknown[], { dkbm: string; dkmc: string | null }>(
      `SELECT dkbm, dkmc FROM parcel WHERE active = 1 AND substr(dkbm, :from) = :wanted
       ORDER BY dkbm LIMIT :limit`,
    )
    .all({ from: -wanted.length, wanted, limit });
  const nameOf = unitNames(project);
  return rows.map(({ dkbm, dkmc }) => ({
    kind: "parcel",
    code: dkbm,
    title: `承包地块 ${dkbm.slice(-5)}`,
    detail: [nameOf(dkbm.slice(0, 12)), dkmc ?? ""].filter((word) => word !== "").join(" "),
  }));
}
