/** A node of a WKT text: a keyword with its values in order, `PARAMETER["False_Easting",500000]`. */
export interface WktNode {
  keyword: string;
  values: readonly (string | number | WktNode)[];
}

const tokenPattern =
  /"((?:[^"]|"")*)"|([[(])|([\])])|,|([A-Za-z_][A-Za-z0-9_]*)|([+-]?[\d.]+(?:[eE][+-]?\d+)?)|(\s+)|(.)/gy;

/** No definition nests deeper; a text that does is none. */
const deepest = 50;

/** Reads WKT 1 or 2 (either kind of bracket); null when the text is none. */
export function parseWkt(text: string): WktNode | null {
  const root: (string | number | WktNode)[] = [];
  const stack: (string | number | WktNode)[][] = [root];
  let keyword: string | null = null;
  for (const match of text.trim().matchAll(tokenPattern)) {
    const [, quoted, opening, closing, word, number, , unknown] = match;
    const values = stack.at(-1);
    if (values === undefined || unknown !== undefined) return null;
    if (opening !== undefined) {
      if (keyword === null || stack.length > deepest) return null;
      const children: (string | number | WktNode)[] = [];
      values.push({ keyword: keyword.toUpperCase(), values: children });
      stack.push(children);
      keyword = null;
    } else if (closing !== undefined) stack.pop();
    else if (word !== undefined) keyword = word;
    else if (quoted !== undefined) values.push(quoted.replaceAll('""', '"'));
    else if (number !== undefined) values.push(Number(number));
  }
  const [node] = root;
  return stack.length === 1 && root.length === 1 && typeof node === "object" ? node : null;
}

/** The node's children with one of the keywords. */
export function wktChildren(node: WktNode, ...keywords: readonly string[]): WktNode[] {
  return node.values.filter(
    (value): value is WktNode => typeof value === "object" && keywords.includes(value.keyword),
  );
}

/** The first node with one of the keywords, at any depth below. */
export function findWkt(node: WktNode, ...keywords: readonly string[]): WktNode | null {
  for (const value of node.values) {
    if (typeof value !== "object") continue;
    if (keywords.includes(value.keyword)) return value;
    const found = findWkt(value, ...keywords);
    if (found !== null) return found;
  }
  return null;
}

/** The node's first text, which in WKT is its name. */
export function wktName(node: WktNode): string {
  return node.values.find((value) => typeof value === "string") ?? "";
}

/** The node's first number, or NaN. */
export function wktNumber(node: WktNode): number {
  return node.values.find((value) => typeof value === "number") ?? Number.NaN;
}
