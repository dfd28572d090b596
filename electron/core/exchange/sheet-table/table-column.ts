/** What a cell of a column is read as. Values are exact or the cell is refused; nothing is rounded. */
export type CellKind =
  /** As it stands there, without the blanks around it. */
  | { readonly is: "text" }
  /** A number, telephone or mark: narrow signs, no blanks. */
  | { readonly is: "code" }
  /** Digits of one of these lengths. */
  | { readonly is: "unitCode"; readonly digits: readonly number[] }
  /** A document's number: as a code, its last `x` large. */
  | { readonly is: "identity" }
  /** Several codes, parted by 、 , ; / or blanks. */
  | { readonly is: "codes" }
  /** `YYYY-MM-DD`; of an `end` that lacks its day the last one is taken. */
  | { readonly is: "date"; readonly side?: "end" }
  /** A date, or `long_term` (长期), or `not_agreed` (未约定). */
  | { readonly is: "term"; readonly side?: "end" }
  /** Start and end in one cell: a list of two terms. */
  | { readonly is: "period" }
  /** Whole fen; the heading or a title line may say 万元. */
  | { readonly is: "money" }
  /** Decimal text of mu. */
  | { readonly is: "mu" }
  /** Decimal text of yuan per mu and year. */
  | { readonly is: "price" }
  /** A whole number from 0. */
  | { readonly is: "count" }
  | { readonly is: "yesNo" }
  /** One of a list: what people write → what is stored; words that say too little → why. */
  | {
      readonly is: "word";
      readonly words: ReadonlyMap<string, string>;
      readonly unclear?: Readonly<Record<string, string>>;
    };

/** A column that a register knows. */
export interface TableColumn<Key extends string = string> {
  readonly key: Key;
  /** As the template prints it, with its unit in brackets. */
  readonly heading: string;
  /** Other words for it, without units. Under a merged heading: both words together. */
  readonly synonyms: readonly string[];
  readonly kind: CellKind;
  /** A row without it is refused. */
  readonly required?: boolean;
}

/** What a cell holds after reading: text, fen or a count, yes or no, codes; null where it is empty. */
export type CellValue = string | number | boolean | readonly string[] | null;

/** The words of a list with the synonyms of each: `{ lease: ["租赁", "出租"] }`. The first is printed. */
export function wordList(
  words: Readonly<Record<string, readonly string[]>>,
): Extract<CellKind, { is: "word" }> {
  const pairs = Object.entries(words).flatMap(([value, names]) =>
    names.map((name) => [name, value] as const),
  );
  return { is: "word", words: new Map(pairs) };
}
