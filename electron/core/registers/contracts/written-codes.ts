import type { Project } from "../../project/project.ts";

/**
 * Writes out the short plot codes of a sheet: `03-W0012` inside its village, `W0012` and bare digits
 * inside its group, where there is such a plot (D2). Every other code stays as it was written.
 */
export function writtenOutCodes(
  project: Pick<Project, "db">,
  codes: readonly string[],
  unit: { readonly villageCode: string; readonly groupCode: string | null },
): string[] {
  const exists = project.db.prepare("SELECT 1 FROM plot WHERE code = ?");
  const full = codes.map((code) => {
    const candidates = plotCandidates(project, code, unit);
    return candidates.find((candidate) => exists.get(candidate) !== undefined) ?? code;
  });
  return [...new Set(full)];
}

function plotCandidates(
  project: Pick<Project, "db">,
  code: string,
  { villageCode, groupCode }: { villageCode: string; groupCode: string | null },
): string[] {
  const [, group, rest] = /^(\d{2})-([WXD]\d{4}(?:-\d+)?)$/.exec(code) ?? [];
  if (group !== undefined) return [`${villageCode}${group}${rest}`];
  if (groupCode === null) return [];
  if (/^[WXD]\d{4}(-\d+)?$/.test(code)) return [`${groupCode}${code}`];
  if (!/^\d{1,4}$/.test(code)) return [];
  const plots = project.db.prepare(
    "SELECT code FROM plot WHERE group_code = ? AND number = ? AND suffix = 0",
  );
  return plots.pluck().all(groupCode, Number(code)) as string[];
}
