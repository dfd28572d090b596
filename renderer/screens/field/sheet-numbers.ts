/**
 * Numbers of pages as people write them, `1-3、5`; null for none, which means the whole pack, undefined
 * for what is no such list or beyond the last page.
 */
export function readSheetNumbers(typed: string, pages: number): number[] | null | undefined {
  if (typed.trim() === "") return null;
  const numbers: number[] = [];
  for (const part of typed.trim().split(/[\s,,、]+/)) {
    const match = /^(\d{1,4})(?:[-~—至](\d{1,4}))?$/.exec(part);
    if (match === null) return undefined;
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (first < 1 || last < first || last > pages) return undefined;
    for (let number = first; number <= last; number++) numbers.push(number);
  }
  return [...new Set(numbers)];
}
