import { countyCode, townName, villageName } from "../names.ts";
import type { Random } from "../random.ts";

/** The street of the article; every other name and every number of people is made up. */
export const streetCode = `${countyCode}001`;
const streetName = "清涧街道";

const townCodes = [
  streetCode,
  ...["101", "102", "103", "104", "105", "106", "107", "108"].map((town) => `${countyCode}${town}`),
];
const villagesOfStreet = 20;
const villagesOfTown = 16;

export interface CasePlace {
  readonly townName: string;
  readonly townCode: string;
  readonly villageCode: string;
  readonly villageName: string;
}

/** 148 villages of nine towns. */
export const casePlaces: readonly CasePlace[] = townCodes.flatMap((townCode, town) => {
  const villages = townCode === streetCode ? villagesOfStreet : villagesOfTown;
  return Array.from({ length: villages }, (_, at) => ({
    townCode,
    townName: townCode === streetCode ? streetName : townName(town - 1),
    villageCode: `${townCode}${201 + at}`,
    villageName: villageName(at),
  }));
});

/** Rows of `qhs template units`, by heading. */
export function unitRow(place: CasePlace, random: Random): Record<string, string> {
  const members = random.integer(500, 1800);
  const households = Math.round(members / 3.4);
  const arableMu = random.integer(1200, 5200);
  return {
    单位代码: place.villageCode,
    名称: place.villageName,
    户数: String(households),
    成员数: String(members),
    完全民事行为能力成员数: String(Math.round(members * 0.78)),
    户代表数: String(households),
    成员代表数: String(random.integer(30, 60)),
    无地人口: String(random.integer(0, 40)),
    二轮到期日: "2028-12-31",
    延包到期日: "2058-12-31",
    确股不确地: "否",
    "台账耕地(亩)": String(arableMu),
    "机动地(亩)": String(Math.floor(arableMu * random.between(0, 0.045))),
    档案已录: "否",
    联系人: "样例会计",
    电话: "",
    集体账户: "",
  };
}
