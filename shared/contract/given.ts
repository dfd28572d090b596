/** Leaves out what is undefined, for requests whose fields are either there or not. */
export function given<Values extends object>(
  values: Values,
): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as {
    [Name in keyof Values]?: Exclude<Values[Name], undefined>;
  };
}
