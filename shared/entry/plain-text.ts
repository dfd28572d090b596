/**
 * What a person typed or pasted, made plain without changing its meaning: full-width signs and digits
 * become narrow (NFKC), runs of white space one space, edges are cut.
 */
export function plainText(typed: string): string {
  return typed.normalize("NFKC").replace(/\s+/g, " ").trim();
}
