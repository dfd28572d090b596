/** A town that ought to report. */
export interface NamedTown {
  readonly code: string;
  readonly name: string;
}

const townLine = /^(\d{9})[\s,,、]*(.*)$/;

/** Towns of a list, a line each: code and name, parted by comma or tab. Other lines are no towns. */
export function namedTowns(text: string): NamedTown[] {
  return text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, code, name = ""] = townLine.exec(line.trim()) ?? [];
      if (code === undefined) return [];
      return [{ code, name: name.trim() === "" ? code : name.trim() }];
    });
}
