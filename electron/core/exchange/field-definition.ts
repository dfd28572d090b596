/** A field of the standards as we look for it in a file and keep it in the project. */
export interface FieldDefinition {
  /** Standard name (DLBM, DKBM …), the one `--map` and messages use. */
  name: string;
  /** Column of the project's table. */
  column: string;
  /** Chinese name; also accepted as a heading. */
  title: string;
  /** `code` is text whose zeros count; `number` is what the file declares (m², coefficients). */
  type: "text" | "code" | "number";
  /** Further spellings: drafts, older surveys, common Chinese headings. */
  aliases: readonly string[];
  /** D23: without this field the file is refused. */
  required: boolean;
  /**
   * What a code that the file holds as a number is padded to, because its leading zeros are gone.
   * null: such a file is refused, the code cannot be restored. Left out: taken as it is.
   */
  padTo?: number | null;
  /** A unit code of this many digits; zeros that a longer notation appends (ZLDWDM, 19) are cut off. */
  cutTo?: number;
}

type Options = Partial<Pick<FieldDefinition, "aliases" | "required" | "padTo" | "cutTo">>;

function field(
  type: FieldDefinition["type"],
  name: string,
  title: string,
  options: Options,
): FieldDefinition {
  return {
    name,
    column: name.toLowerCase(),
    title,
    type,
    aliases: [],
    required: false,
    ...options,
  };
}

/** A code field; the column is the name in small letters. */
export function code(name: string, title: string, options: Options = {}): FieldDefinition {
  return field("code", name, title, options);
}

/** A field of free text. */
export function text(name: string, title: string, options: Options = {}): FieldDefinition {
  return field("text", name, title, options);
}

/** A field of numbers. */
export function number(name: string, title: string, options: Options = {}): FieldDefinition {
  return field("number", name, title, options);
}
