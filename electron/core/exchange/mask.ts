/** An identity number with only its first six and last two characters left (home county, last digits). */
export function maskIdentity(value: string): string {
  if (value.length < 9) return "*".repeat(value.length);
  return value.slice(0, 6) + "*".repeat(value.length - 8) + value.slice(-2);
}

/** A telephone number with its middle hidden. */
export function maskTelephone(value: string): string {
  if (value.length < 7) return "*".repeat(value.length);
  return value.slice(0, 3) + "*".repeat(value.length - 5) + value.slice(-2);
}

/** Eighteen or fifteen digits in a row: a resident's identity number wherever it may stand in a text. */
const identityInText = /(?<!\d)(\d{17}[\dXx]|\d{15})(?!\d)/g;

/** Hides identity numbers inside free text. */
export function maskText(value: string): string {
  return value.replace(identityInText, (found) => maskIdentity(found));
}
