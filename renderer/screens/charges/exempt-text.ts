interface ExemptPerson {
  readonly person: string;
  readonly reason: string;
}

/** One person a line: name, then why nothing is charged. */
export function exemptText(persons: readonly ExemptPerson[]): string {
  return persons.map(({ person, reason }) => `${person} ${reason}`).join("\n");
}

/** Back from lines. A name without a reason keeps an empty one, which the core refuses. */
export function exemptFrom(text: string): { person: string; reason: string }[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [person = "", ...reason] = line.split(/\s+/);
      return { person, reason: reason.join(" ") };
    });
}
