import { AppError } from "../../../shared/contract/errors.ts";
import type { GivenReason, StoredSnapshot } from "../../core/registers/snapshots/snapshots.ts";
import { usageError } from "../arguments.ts";
import { defineCommand, type Outcome, projectFile } from "../command.ts";
import { cutOffsOf, scopeCodeOf, scopeOptions } from "../cut-offs.ts";
import { lateOutcome } from "../late-outcome.ts";
import { snapshotSchema } from "../schemas/reports-schema.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";

const actions = ["take", "list", "reprint", "compare", "late"] as const;
type Action = (typeof actions)[number];

/** `I3=原因` for every unit, `I3:140725101201=原因` for one. */
function reasonOf(text: string): GivenReason {
  const match = /^(I\d+b?)(?::(\d{6,12}))?=(.+)$/s.exec(text);
  if (match === null) {
    throw usageError(`--reason 应写成 I3=原因 或 I3:村代码=原因,给的是“${text}”。`);
  }
  const [, indicator = "", unitCode, reason = ""] = match;
  return { indicator, unitCode: unitCode ?? null, reason };
}

function numberOf(text: string | undefined): number {
  if (text !== undefined && /^\d+$/.test(text)) return Number(text);
  throw usageError(`应给快照的号数,给的是“${text ?? ""}”。用 qhs snapshot FILE list 查看。`);
}

function actionOf(text: string | undefined): Action {
  const action = actions.find((one) => one === text);
  if (action !== undefined) return action;
  throw usageError(`应为 ${actions.join("、")} 之一,给的是“${text ?? ""}”。`);
}

const kindNames = { weekly: "周报", "ten-day": "旬报" } as const;

const snapshotRow = ({ number, kind, asOf, knownAt, scopeCode, files }: StoredSnapshot) => [
  String(number),
  kindNames[kind],
  asOf,
  knownAt,
  scopeCode === "" ? "全部" : scopeCode,
  String(files.length),
];

function listLines(snapshots: readonly StoredSnapshot[]): string[] {
  if (snapshots.length === 0) return ["还没有快照。用 qhs snapshot FILE take 冻结一期。"];
  return textTable(["号", "种类", "截至", "录入截至", "范围", "文件"], snapshots.map(snapshotRow));
}

export const snapshotCommand = defineCommand({
  name: "snapshot",
  summary:
    "报表快照:冻结一期(take)、列出(list)、原样重印(reprint)、比较两期(compare)、列出定稿后补记的(late)",
  positionals: [
    projectFile,
    { name: "take|list|reprint|compare|late", summary: "做什么" },
    { name: "N", summary: "第几号快照(reprint、compare)", optional: true },
    { name: "M", summary: "与第几号比较(compare)", optional: true },
  ],
  options: {
    kind: { kind: "choice", choices: ["weekly", "ten-day"], summary: "周报(默认)或旬报" },
    "as-of": { kind: "text", placeholder: "DATE", summary: "截至哪一天(take)" },
    ...scopeOptions,
    reason: {
      kind: "texts",
      placeholder: "I3=原因",
      summary: "本期低于上期的原因,可多次;I3:村代码=原因 只对一个村",
    },
    note: { kind: "text", placeholder: "TEXT", summary: "备注(take)" },
    out: { kind: "text", placeholder: "DIR", summary: "重印到哪个文件夹(reprint)" },
  },
  writes: true,
  schema: snapshotSchema,
  async run({ positionals, options, person }): Promise<Outcome> {
    const [file = "", word, first, second] = positionals;
    const action = actionOf(word);
    const store = await import("../../core/registers/snapshots/snapshots.ts");
    if (action === "take") {
      const asOf = options["as-of"];
      if (asOf === undefined) throw usageError("缺少 --as-of(截至哪一天)。");
      const request = {
        kind: options.kind ?? ("weekly" as const),
        asOf: cutOffsOf({ "as-of": asOf, "known-at": undefined }).asOf,
        scopeCode: scopeCodeOf(options),
        reasons: options.reason.map(reasonOf),
        note: options.note ?? null,
      };
      const { freezePeriod } = await import("../../core/calls/township-reports.ts");
      const taken = await withProject(file, { mode: "write", person }, (project) =>
        freezePeriod(project, request),
      );
      return {
        data: { taken },
        lines: [`已冻结第 ${taken.number} 号快照。`, ...listLines([taken])],
      };
    }
    return withProject(file, { mode: "read", person }, async (project): Promise<Outcome> => {
      if (action === "list") {
        const snapshots = store.listSnapshots(project);
        return { data: { snapshots }, lines: listLines(snapshots) };
      }
      if (action === "late") return lateOutcome(project, scopeCodeOf(options));
      const one = store.snapshotByNumber(project, numberOf(first));
      if (action === "reprint") {
        if (options.out === undefined) throw usageError("缺少 --out(重印到哪个文件夹)。");
        const { writeFiles } = await import("../../core/calls/township-reports.ts");
        const files = writeFiles(
          one.files.map(({ name, mediaType }) => ({
            name,
            mediaType,
            content: store.snapshotFile(project, one.uid, name),
          })),
          options.out,
        );
        return { data: { reprinted: one, files }, lines: ["已原样重印:", ...files] };
      }
      return compared(store, project, one, store.snapshotByNumber(project, numberOf(second)));
    });
  },
});

async function compared(
  store: typeof import("../../core/registers/snapshots/snapshots.ts"),
  project: Parameters<typeof store.snapshotRows>[0],
  before: StoredSnapshot,
  after: StoredSnapshot,
): Promise<Outcome> {
  if (before.uid === after.uid) throw new AppError("value.invalid", "两个号数相同,没有可比较的。");
  const { figureChanges } = await import("../../../shared/ledger/reports/snapshot-rows.ts");
  const changes = figureChanges(
    store.snapshotRows(project, before.uid).figures,
    store.snapshotRows(project, after.uid).figures,
  );
  const rows = changes.map(({ unitCode, name, beforeText, afterText, wentBack }) => [
    unitCode === "" ? "全部" : unitCode,
    name,
    beforeText,
    afterText,
    wentBack ? "降低" : "",
  ]);
  return {
    data: { before, after, changes },
    lines:
      rows.length === 0
        ? ["两期的数字相同。"]
        : textTable(["单位", "指标", before.asOf, after.asOf, ""], rows),
  };
}
