import { AppError } from "../../../shared/contract/errors.ts";
import type { FieldValue } from "../formats/feature-source.ts";
import type { FieldMapping } from "./field-mapping.ts";
import type { LayerDefinition } from "./layer-definitions.ts";

/** So many different codes are remembered for the message; a county has some hundred villages. */
const rememberedCodes = 500;
const namedInMessage = 20;

/** Takes only the rows of one county, town, village or group out of a larger delivery. */
export interface WithinFilter {
  code: string;
  /** Standard name of the field that is compared. */
  fieldName: string;
  column: string;
  accepts(attributes: Readonly<Record<string, FieldValue>>): boolean;
  /** Whether any row has been accepted so far. */
  hasAccepted(): boolean;
  /** `import.nothing` with the codes that the file has instead. */
  nothingFound(fileName: string): AppError;
}

function checkCode(code: string): void {
  if (/^\d{2,19}$/.test(code)) return;
  throw new AppError(
    "value.invalid",
    `--within ${code} 不是行政区代码。请写县 6 位、乡镇 9 位、村 12 位或组 14 位数字,例如 140725101。`,
    { details: { within: code } },
  );
}

/**
 * The filter of `--within`: rows whose unit code begins with `code`.
 * @throws AppError `value.invalid` when `code` is none, `field.missing` when the layer has no unit code.
 */
export function createWithinFilter(
  definition: LayerDefinition,
  mapping: FieldMapping,
  code: string,
): WithinFilter {
  checkCode(code);
  const found = definition.withinFields
    .map((name) => mapping.used.find((one) => one.definition.name === name))
    .find((one) => one !== undefined);
  if (!found) {
    const wanted = definition.withinFields.join(" 或 ");
    throw new AppError(
      "field.missing",
      wanted === ""
        ? `${definition.title}没有行政区代码字段,不能用 --within 挑选。请去掉 --within;范围外的图形不影响套图。`
        : `${definition.title}里没有 ${wanted} 字段,不能用 --within 挑选。请去掉 --within,或加 --map ${definition.withinFields[0]}=文件里的字段名。`,
      { details: { fields: definition.withinFields } },
    );
  }
  const { sourceName } = found;
  const seen = new Set<string>();
  let accepted = false;
  return {
    code,
    fieldName: found.definition.name,
    column: found.definition.column,
    accepts(attributes) {
      const value = String(attributes[sourceName] ?? "").trim();
      if (value.startsWith(code)) {
        accepted = true;
        return true;
      }
      if (seen.size < rememberedCodes) seen.add(value.slice(0, code.length));
      return false;
    },
    hasAccepted: () => accepted,
    nothingFound(fileName) {
      const codes = [...seen].sort();
      const named = codes.slice(0, namedInMessage).map((one) => (one === "" ? "(空)" : one));
      const more = codes.length > namedInMessage ? ` 等 ${codes.length} 个` : "";
      return new AppError(
        "import.nothing",
        `${fileName} 里没有 ${found.definition.name} 以 ${code} 开头的行。文件里的代码有:${named.join("、")}${more}。请核对 --within 的代码。`,
        { details: { within: code, codes: codes.slice(0, rememberedCodes) } },
      );
    },
  };
}
