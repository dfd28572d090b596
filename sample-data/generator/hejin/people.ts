import { countyCode, holderName } from "../names.ts";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = "10X98765432";

export interface CasePerson {
  readonly name: string;
  readonly idNumber: string;
}

/**
 * The party of one contract. The number of the card has the right check digit, because a wrong one is a
 * fault that the rules find; its first six digits are of no county, so nobody can have it.
 */
export function casePerson(villageAt: number, at: number): CasePerson {
  const year = 1945 + (villageAt % 50);
  const month = String(1 + (Math.floor(villageAt / 50) % 12)).padStart(2, "0");
  const day = String(1 + (at % 28)).padStart(2, "0");
  const body = `${countyCode}${year}${month}${day}${String(100 + at).padStart(3, "0")}`;
  return { name: holderName(at), idNumber: `${body}${checkDigit(body)}` };
}

export function checkDigit(body: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return checkDigits[sum % 11] ?? "";
}
