import { AppError } from "../../../shared/contract/errors.ts";
import type { SourceField } from "../formats/feature-source.ts";
import type { FieldDefinition } from "./field-definition.ts";

/** How the fields of one file fill the columns of one table. */
export interface FieldMapping {
  used: readonly { definition: FieldDefinition; sourceName: string }[];
  /** Fields of the file that no column takes; their values are kept in `other_fields`. */
  unused: readonly string[];
}

/** Standard name → field of the file, as given by `--map FIELD=NAME`. */
export type FieldOverrides = Readonly<Record<string, string>>;

/** A .dbf cuts a field name to ten bytes: five Chinese characters in GBK. */
const cutHeadingLength = 5;

function normalised(name: string): string {
  return name.trim().toUpperCase().replaceAll("(", "(").replaceAll(")", ")");
}

function matchesHeading(sourceName: string, heading: string): boolean {
  const source = normalised(sourceName);
  const wanted = normalised(heading);
  if (source === wanted) return true;
  return (
    source.length === cutHeadingLength &&
    /^\p{Script=Han}+$/u.test(source) &&
    wanted.startsWith(source)
  );
}

function findField(wanted: readonly string[], names: readonly string[]): string | undefined {
  for (const heading of wanted) {
    const exact = names.find((name) => name === heading);
    const found = exact ?? names.find((name) => matchesHeading(name, heading));
    if (found !== undefined) return found;
  }
  return undefined;
}

function checkOverrides(
  title: string,
  definitions: readonly FieldDefinition[],
  names: readonly string[],
  overrides: FieldOverrides,
): Map<string, string> {
  const wanted = new Map<string, string>();
  for (const [standard, sourceName] of Object.entries(overrides)) {
    const definition = definitions.find((one) => one.name === standard.trim().toUpperCase());
    if (!definition) {
      const known = definitions.map((one) => one.name).join("、");
      throw new AppError(
        "field.missing",
        `--map ${standard}=${sourceName}:${title}没有名为 ${standard} 的标准字段。可用的标准字段:${known}。`,
        { details: { standard, known: definitions.map((one) => one.name) } },
      );
    }
    const found =
      names.find((name) => name === sourceName) ??
      names.find((name) => normalised(name) === normalised(sourceName));
    if (found === undefined) {
      throw new AppError(
        "field.missing",
        `--map ${standard}=${sourceName}:文件里没有名为 ${sourceName} 的字段。文件里有:${names.join("、")}。`,
        { details: { standard, wanted: sourceName, present: names } },
      );
    }
    wanted.set(definition.name, found);
  }
  return wanted;
}

/**
 * Maps the fields of a file to the standard ones: `--map` first, then the standard name, then its
 * Chinese name and the known other spellings, each without regard to case. A field of the file fills
 * one column only.
 * @param title Chinese name of what is imported, for messages.
 * @throws AppError `field.missing` when a required field (D23) is not found, naming it, the fields that
 *   are there and how `--map` says which one to take.
 */
export function mapFields(
  title: string,
  definitions: readonly FieldDefinition[],
  names: readonly string[],
  overrides: FieldOverrides = {},
): FieldMapping {
  const forced = checkOverrides(title, definitions, names, overrides);
  const sources = new Map(forced);
  const taken = new Set<string>(forced.values());
  const take = (definition: FieldDefinition, headings: readonly string[]) => {
    if (sources.has(definition.name)) return;
    const free = names.filter((name) => !taken.has(name));
    const found = findField(headings, free);
    if (found === undefined) return;
    sources.set(definition.name, found);
    taken.add(found);
  };
  // A standard name always wins over another field's alias, so all names are settled first.
  for (const definition of definitions) take(definition, [definition.name]);
  for (const definition of definitions) take(definition, [definition.title, ...definition.aliases]);

  const missing = definitions.filter((one) => one.required && !sources.has(one.name));
  if (missing.length > 0) throw missingFields(title, missing, names);
  const used = definitions.flatMap((definition) => {
    const sourceName = sources.get(definition.name);
    return sourceName === undefined ? [] : [{ definition, sourceName }];
  });
  return { used, unused: names.filter((name) => !taken.has(name)) };
}

function missingFields(
  title: string,
  missing: readonly FieldDefinition[],
  names: readonly string[],
): AppError {
  const wanted = missing.map((one) => `${one.name}(${one.title})`).join("、");
  const first = missing[0]?.name ?? "";
  const present = names.length > 0 ? names.join("、") : "(一个字段也没有)";
  return new AppError(
    "field.missing",
    `${title}缺少必需的字段 ${wanted}。文件里有:${present}。` +
      `如果它换了名字,请加 --map ${first}=文件里的字段名;如果确实没有,请向提供单位索取完整数据。`,
    { details: { missing: missing.map((one) => one.name), present: names } },
  );
}

/**
 * Refuses a file that holds a code as a number where the lost leading zeros cannot be restored.
 * @throws AppError `value.invalid` naming the field.
 */
export function refuseNumericCodes(
  title: string,
  mapping: FieldMapping,
  fields: readonly SourceField[],
): void {
  for (const { definition, sourceName } of mapping.used) {
    const source = fields.find((one) => one.name === sourceName);
    const numeric = source?.type === "N" || source?.type === "F";
    if (numeric && definition.padTo === null) {
      throw new AppError(
        "value.invalid",
        `${title}的字段 ${sourceName}(${definition.title})是数字型,编码前面的 0 已经丢失,无法还原(例如 101 可能是 0101 旱地类,也可能是 101 铁路)。请提供单位把它改为文本型后重新提供。`,
        { details: { field: sourceName } },
      );
    }
  }
}
