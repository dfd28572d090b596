import { AppError } from "../../../shared/contract/errors.ts";
import { countyTables } from "../../../shared/ledger/county/county-tables.ts";
import { namedTowns } from "../../../shared/ledger/county/named-towns.ts";
import { openFigure } from "../../../shared/ledger/county/opened-figure.ts";
import { indicatorDefinitions } from "../../../shared/ledger/indicators/definitions.ts";
import { partNames } from "../../../shared/ledger/indicators/plain-figure.ts";
import { unitNames } from "../project/unit-names.ts";
import { storedPacks } from "../registers/county-packs.ts";
import {
  countyPaper,
  countyWorkbook,
  keepPacks,
  nameTowns,
  readPacks,
  storedWeek,
} from "./county-desk.ts";
import type { HandlersOf } from "./handler.ts";
import { plainBytes } from "./plain-bytes.ts";
import { screenTable } from "./screen-table.ts";

export const countyDeskHandlers: HandlersOf<"county"> = {
  "county.collect": ({ paths, asOf }, session) => {
    const collected = readPacks(paths, asOf);
    const kept = keepPacks(session.project(), collected.accepted);
    return {
      asOf: collected.asOf,
      towns: kept.map(({ townName, outcome }) => ({ name: townName, outcome })),
      refused: collected.refused,
    };
  },
  "county.expect": ({ text }, session) => {
    const towns = namedTowns(text);
    if (towns.length === 0) {
      throw new AppError(
        "value.invalid",
        "没有认出乡镇。每行写一个:9 位代码,再写名称,如 990725101 虚构镇。",
      );
    }
    nameTowns(session.project(), towns);
    return { towns: towns.length };
  },
  "county.dates": (_input, session) => {
    const dates = new Set(storedPacks(session.project()).map(({ asOf }) => asOf));
    return { dates: [...dates].sort().reverse() };
  },
  "county.week": ({ asOf, due }, session) => {
    const week = storedWeek(session.project(), asOf, due);
    return {
      previousAsOf: week.previous[0]?.asOf ?? null,
      reported: week.packs.length,
      missing: week.missing,
      late: week.late,
      tables: week.packs.length === 0 ? [] : countyTables(week).map(screenTable),
    };
  },
  "county.open": ({ asOf, indicator, unitCode }, session) => {
    const project = session.project();
    const week = storedWeek(project, asOf, null);
    const { units, rows } = openFigure(week, indicator, unitCode);
    const nameOf = new Map(
      week.packs.flatMap((pack) => pack.units.map(({ code, name }) => [code, name] as const)),
    );
    const named = (code: string) => nameOf.get(code) ?? unitNames(project)(code);
    return {
      name: indicatorDefinitions.find(({ id }) => id === indicator)!.name,
      unitName: unitCode === "" ? week.countyName : named(unitCode),
      units: units.map(({ code, name, text }) => ({ code, name, text })),
      rows: rows.map(({ uid, part, villageCode, amount }) => ({
        ...{ uid, part: partNames[part], villageName: named(villageCode), amount },
      })),
    };
  },
  "county.workbook": async ({ asOf, due }, session) =>
    plainBytes(await countyWorkbook(storedWeek(session.project(), asOf, due))),
  "county.pdf": async ({ asOf, due }, session) =>
    plainBytes(await countyPaper(storedWeek(session.project(), asOf, due))),
};
