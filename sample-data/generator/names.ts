import type { Random } from "./random.ts";

/** An unallocated county code: 1407 is a real prefecture, 140799 is no county. */
export const countyCode = "140799";
export const countyName = "虚构县";

const heavenlyStems = [..."甲乙丙丁戊己庚辛壬癸"];
const earthlyBranches = [..."子丑寅卯辰巳午未申酉戌亥"];
/** Surnames that sound like "sham", "sample", "example", "none". */
const surnames = [..."贾甄吴毋虚样例示"];
/** In GBK but not in GB 2312. */
const rareInGbk = [..."垚堃喆甡"];
/** Outside GBK: only a spreadsheet can carry them. */
const rareOutsideGbk = ["𬭸", "𬸪"];

const placeNames = [
  "东圪塔",
  "西梁上",
  "南坡底",
  "北沟掌",
  "后湾里",
  "前坪上",
  "庙前地",
  "井沿上",
  "河滩地",
  "大方块",
  "长畛地",
  "红土坡",
  "石桥头",
  "柳树洼",
  "垚顶上",
  "枣林边",
];

/** The sixty pairs 甲子 … 癸亥, repeated. */
export function cyclePair(index: number): string {
  return `${heavenlyStems[index % 10]}${earthlyBranches[index % 12]}`;
}

/** Name of a village: 样例甲村 … 样例癸村, then 样例甲子村 … 样例癸亥村, then 样例东甲子村 … */
export function villageName(indexInTown: number): string {
  if (indexInTown < 10) return `样例${heavenlyStems[indexInTown]}村`;
  return `样例${indexInTown < 70 ? "" : "东"}${cyclePair(indexInTown - 10)}村`;
}

export function townName(townIndex: number): string {
  return townIndex === 0 ? "样例镇" : `样例${cyclePair(townIndex - 1)}镇`;
}

export function groupName(groupIndex: number): string {
  return `第${"一二三四五六七八九"[groupIndex]}村民小组`;
}

export function placeName(random: Random): string {
  return random.pick(placeNames);
}

/** A holder's name: surname and cycle pair, now and then with a rare character of GBK. */
export function holderName(indexInGroup: number): string {
  const surname = surnames[indexInGroup % surnames.length]!;
  if (indexInGroup % 9 === 5) {
    return `${surname}${rareInGbk[indexInGroup % rareInGbk.length]}${heavenlyStems[indexInGroup % 10]}`;
  }
  return `${surname}${cyclePair(indexInGroup * 7 + 3)}`;
}

/** Names of the other members of a household; some need a character outside GBK. */
export function memberNames(holder: string, indexInGroup: number, count: number): string[] {
  const surname = [...holder][0]!;
  return Array.from({ length: count }, (_, i) =>
    indexInGroup % 11 === 4 && i === 0
      ? `${surname}${rareOutsideGbk[indexInGroup % rareOutsideGbk.length]}`
      : `${surname}${cyclePair(indexInGroup * 5 + i * 13 + 1)}`,
  );
}

const checkWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkLetters = "10X98765432";

/** An identity number that cannot be real: county 000000 and a wrong check digit (GB 11643). */
export function invalidIdNumber(serial: number): string {
  const body = `000000${1940 + (serial % 60)}0101${String(serial % 1000).padStart(3, "0")}`;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(body[i]) * checkWeights[i]!;
  const right = checkLetters[sum % 11]!;
  return body + (right === "0" ? "1" : "0");
}
