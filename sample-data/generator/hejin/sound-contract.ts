import type { ContractLandClass } from "../../../shared/ledger/contracts/contract-words.ts";
import type { ContractValues } from "../../../shared/ledger/contracts/facts.ts";
import { addDays, addYears } from "../../../shared/ledger/money/calendar.ts";
import { placeName } from "../names.ts";
import type { Random } from "../random.ts";
import type { CasePerson } from "./people.ts";
import type { CasePlace } from "./places.ts";

/** Yuan per mu and year around which prices lie, by class of land. */
export const basePrices: Readonly<Partial<Record<ContractLandClass, number>>> = {
  irrigated: 300,
  dry: 120,
  orchard: 260,
  forest: 60,
  waste: 20,
  pond: 350,
  construction: 1500,
};

const landUses: Readonly<Partial<Record<ContractLandClass, string>>> = {
  irrigated: "种植小麦",
  dry: "种植玉米",
  orchard: "果园",
  forest: "用材林",
  waste: "种草",
  pond: "养鱼",
  construction: "厂房",
  building: "仓库",
  machine: "农机作业",
};

const contracted: readonly ContractLandClass[] = [
  ...(["dry", "dry", "dry", "irrigated", "irrigated", "orchard"] as const),
  ...(["orchard", "forest", "pond", "waste"] as const),
];
const leased: readonly ContractLandClass[] = [
  ...(["dry", "irrigated", "orchard", "building", "building"] as const),
  ...(["building", "construction", "machine"] as const),
];
const neighbours = ["路", "水渠", "沟沿", "地埂", "林带", "坡根"];
const methods = ["negotiation", "bidding", "bidding", "auction", "tender"] as const;

/** Last day whose payments are in the sheets. */
const countedTo = "2022-06-30";

/**
 * A contract in which the rules find nothing on any day from mid-2022 to the end of 2027. Most run that
 * long; one in seven has ended long ago.
 */
export function soundContract(
  place: CasePlace,
  person: CasePerson,
  serial: number,
  random: Random,
): ContractValues {
  const roll = random.next();
  const kind = roll < 0.56 ? "contracting" : roll < 0.94 ? "lease" : "works";
  const landClass =
    kind === "contracting"
      ? random.pick(contracted)
      : kind === "lease"
        ? random.pick(leased)
        : "other";
  const ended = random.next() < 1 / 7;
  const dates = ended ? endedTerm(random) : runningTerm(random);
  const outsider = random.next() < 0.1;
  return {
    ...parties(place, person, serial, outsider),
    kind,
    landClass,
    name: `${place.villageName}${kind === "works" ? "工程施工合同" : "资源资产合同"}`,
    ...bounds(landClass, serial, random),
    ...dates,
    ...decision(dates.signedOn, random),
    ...price(kind, landClass, dates, random),
    method: random.pick(methods),
    approvalNumber: outsider
      ? `${place.townName}批〔${dates.signedOn.slice(0, 4)}〕${serial % 90}号`
      : null,
    postingDays: random.integer(7, 10),
    filingNumber: `备${dates.signedOn.slice(0, 4)}-${serial}`,
    form: "written",
    operator: ended ? null : person.name,
    status: ended ? "ended" : "active",
    remark: null,
    landSource: landClass === "waste" ? "waste" : "collective",
    mandate: null,
    previousNumber: null,
    previousRentFen: null,
    buyBack: "无",
    relation: "无",
    lesseeExists: true,
  };
}

function parties(place: CasePlace, person: CasePerson, serial: number, outsider: boolean) {
  return {
    number: `${place.villageCode}${String(serial).padStart(6, "0")}`,
    villageCode: place.villageCode,
    groupCode: null,
    lessor: `${place.villageName}股份经济合作社(虚构)`,
    lessee: person.name,
    idNumber: person.idNumber,
    phone: null,
    isMember: !outsider,
    plotCodes: null,
  };
}

function bounds(landClass: ContractLandClass, serial: number, random: Random) {
  const place = `${placeName(random)}${serial}号`;
  const use = landUses[landClass] ?? "施工";
  const none = { east: null, south: null, west: null, north: null };
  if (landClass === "building" || landClass === "machine" || landClass === "other") {
    return { ...none, place, use, currentUse: use, contractMu: null, measuredMu: null };
  }
  const tenths = random.integer(20, 900);
  const measured = Math.round(tenths * 10 * random.between(0.97, 1.03));
  return {
    place,
    use,
    currentUse: use,
    east: random.pick(neighbours),
    south: random.pick(neighbours),
    west: random.pick(neighbours),
    north: random.pick(neighbours),
    contractMu: decimal(tenths, 1),
    measuredMu: random.next() < 0.5 ? decimal(measured, 2) : null,
  };
}

/** A whole number of tenths or hundredths as decimal text without needless zeros. */
export function decimal(units: number, places: number): string {
  return String(units / 10 ** places);
}

function runningTerm(random: Random) {
  const year = random.integer(2019, 2021);
  const month = String(random.integer(3, 12)).padStart(2, "0");
  const startOn = `${year}-${month}-01`;
  const years = random.integer(2028 - year, 15);
  return {
    signedOn: addDays(startOn, -10),
    startOn,
    endOn: addDays(addYears(startOn, years), -1),
    years,
  };
}

function endedTerm(random: Random) {
  const startOn = `${random.integer(2009, 2014)}-03-01`;
  const years = random.integer(3, 5);
  return {
    signedOn: addDays(startOn, -10),
    startOn,
    endOn: addDays(addYears(startOn, years), -1),
    years,
  };
}

function decision(signedOn: string, random: Random) {
  const meetingDue = random.integer(30, 60);
  const meetingPresent = random.integer(Math.ceil(meetingDue * 0.75), meetingDue);
  // Enough for people from outside, too: two thirds of all.
  const meetingInFavour = random.integer(Math.ceil((meetingDue * 2) / 3), meetingPresent);
  return {
    meetingType: "villager_representatives",
    meetingDate: addDays(signedOn, -15),
    meetingDue,
    meetingPresent,
    meetingInFavour,
  } as const;
}

function price(
  kind: ContractValues["kind"],
  landClass: ContractLandClass,
  { startOn, endOn, years }: { startOn: string; endOn: string; years: number },
  random: Random,
) {
  const base = basePrices[landClass];
  const unit = base === undefined ? null : Math.round(base * random.between(0.8, 1.25));
  const yearlyFen = random.integer(20, 300) * 10_000;
  const escalation = years > 5 ? "每五年递增10%" : "无";
  const payment = kind === "works" ? "instalments" : "yearly";
  const paidUntil = endOn < countedTo ? endOn : countedTo;
  const elapsed = Number(paidUntil.slice(0, 4)) - Number(startOn.slice(0, 4)) + 1;
  return {
    unitPriceYuan: unit === null ? null : String(unit),
    totalFen: unit === null ? yearlyFen * years : null,
    payment,
    prepaidYears: kind === "works" ? 0 : 1,
    dueFen: yearlyFen * Math.min(elapsed, years),
    paidFen: yearlyFen * Math.min(elapsed, years),
    arrearsSince: null,
    escalation,
  } as const;
}
