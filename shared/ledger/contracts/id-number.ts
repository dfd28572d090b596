const personWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const personDigits = "10X98765432";
const unitSigns = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * Why a number can be no identity card (GB 11643) and no 统一社会信用代码 (GB 32100); null when it can be
 * one. Cards of 15 digits are accepted, they have no check digit.
 */
export function idNumberFault(text: string): string | null {
  const number = text.trim().toUpperCase();
  if (/^\d{15}$/.test(number))
    return isBirthday(`19${number.slice(6, 12)}`) ? null : "出生日期不对";
  if (/^\d{17}[\dX]$/.test(number) && number.startsWith("9") === false) return personFault(number);
  if (/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(number)) return unitFault(number);
  return `应为 18 位,现为 ${number.length} 位`;
}

function personFault(number: string): string | null {
  if (!isBirthday(number.slice(6, 14))) return "出生日期不对";
  const sum = personWeights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return personDigits[sum % 11] === number[17] ? null : "校验位不对";
}

function unitFault(number: string): string | null {
  let sum = 0;
  let weight = 1;
  for (const sign of number.slice(0, 17)) {
    sum += unitSigns.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return unitSigns[(31 - (sum % 31)) % 31] === number[17] ? null : "校验位不对";
}

function isBirthday(digits: string): boolean {
  const text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
