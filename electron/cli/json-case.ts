const camelCaseName = /^[a-z][a-zA-Z0-9]*$/;

function snakeCaseName(name: string): string {
  if (!camelCaseName.test(name)) return name;
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * Turns the keys of a JSON-like value from camelCase to snake_case, at every depth (D43). Keys that
 * are not camelCase names (plot codes, field names such as DLBM) and all values stay as they are.
 */
export function toSnakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toSnakeCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [snakeCaseName(name), toSnakeCase(inner)]),
  );
}
