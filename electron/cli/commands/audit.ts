import { writeFileSync } from "node:fs";
import path from "node:path";
import { given } from "../../../shared/contract/given.ts";
import { readEntryFen } from "../../../shared/entry/read-amount.ts";
import { isCalendarDay } from "../../../shared/entry/read-date.ts";
import {
  auditRegisters,
  paperVerdictName,
  strata,
} from "../../../shared/ledger/audit/audit-words.ts";
import type { PaperCheck, WorkingPaper } from "../../core/registers/audit/audit-file.ts";
import { usageError } from "../arguments.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { auditSchema } from "../schemas/audit-schema.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";
import { sampleSizes } from "./sample.ts";

const actions = ["new", "draw", "list", "check", "print", "findings"] as const;

function papersOutcome(papers: readonly WorkingPaper[]): Outcome {
  const rows = papers.map(({ uid, rowLabel, villageCode, stratum, verdict, finding }) => [
    uid,
    rowLabel,
    villageCode,
    stratum ?? "",
    paperVerdictName(verdict),
    finding ?? "",
  ]);
  const lines =
    rows.length === 0
      ? ["还没有底稿。用 qhs audit draw 抽样。"]
      : textTable(["底稿", "编号", "村", "分层", "核实", "问题"], rows);
  return { data: { papers }, lines };
}

function dateOf(option: string, text: string | undefined): string {
  if (text !== undefined && isCalendarDay(text)) return text;
  throw usageError(`--${option} 应为 2026-11-24 这样的日期,给的是“${text ?? ""}”。`);
}

function fenOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const read = readEntryFen(text);
  if (read.kind === "value") return read.value;
  throw usageError(`--amount 应为金额(元),给的是“${text}”。`);
}

export const auditCommand = defineCommand({
  name: "audit",
  summary: "审计文件:建立(new)、抽样(draw)、底稿(list、check、print)、问题清单(findings)",
  positionals: [
    { name: "new|draw|list|check|print|findings", summary: "做什么" },
    { name: "AUDIT.gpkg", summary: "审计文件,与项目文件分开" },
    { name: "PAPER", summary: "底稿的标识(check;print 只打一份)", optional: true },
  ],
  options: {
    project: {
      kind: "text",
      placeholder: "FILE.gpkg",
      summary: "被审计的项目文件(new、draw、print)",
    },
    register: { kind: "choice", choices: auditRegisters, summary: "抽哪个台账(draw)" },
    by: { kind: "choice", choices: strata, summary: "按什么分层(draw,默认按村)" },
    seed: { kind: "text", placeholder: "TEXT", summary: "种子(draw)" },
    size: { kind: "texts", placeholder: "N|分层=N", summary: "每层抽几个(draw),可多次" },
    verdict: { kind: "choice", choices: ["confirmed", "rejected"], summary: "相符或不符(check)" },
    note: { kind: "text", placeholder: "TEXT", summary: "查到了什么(check)" },
    finding: { kind: "text", placeholder: "TEXT", summary: "列入问题清单的话(check)" },
    amount: { kind: "text", placeholder: "元", summary: "涉及金额(check)" },
    article: { kind: "text", placeholder: "TEXT", summary: "依据哪一条(check)" },
    on: { kind: "text", placeholder: "DATE", summary: "哪一天(draw、check、print、findings)" },
    deadline: { kind: "text", placeholder: "DATE", summary: "整改期限(findings)" },
    out: {
      ...{ kind: "text", placeholder: "F.xlsx|F.pdf" },
      summary: "问题清单(findings)或底稿(print)写到哪里",
    },
  },
  writes: true,
  schema: auditSchema,
  async run({ positionals, options, person, context }): Promise<Outcome> {
    const [word, file = "", uid] = positionals;
    const action = actions.find((one) => one === word);
    if (action === undefined) throw usageError(`应为 ${actions.join("、")} 之一。`);
    const store = await import("../../core/registers/audit/audit-file.ts");
    const audited = () => {
      if (options.project !== undefined) return options.project;
      throw usageError("缺少 --project(被审计的项目文件)。");
    };
    if (action === "new") {
      const { closeProject } = await import("../../core/project/project.ts");
      const project = store.createAuditFile(file, audited(), person);
      const { sha256, projectName } = store.auditPackage(project);
      closeProject(project);
      return {
        data: { file: path.resolve(file), project: projectName, sha256 },
        lines: [`已建立审计文件 ${file}。`, `被审计的数据包:${projectName},SHA-256 ${sha256}`],
      };
    }
    if (action === "list") {
      const papers = await withProject(file, { mode: "read", person }, (project) => {
        store.auditPackage(project);
        return store.listPapers(project);
      });
      return papersOutcome(papers);
    }
    if (action === "draw") {
      const { register, seed, by = "village" } = options;
      if (register === undefined || seed === undefined || options.size.length === 0) {
        throw usageError("抽样要给 --register、--seed 和 --size。");
      }
      const asOf = dateOf("on", options.on);
      const { drawSample } = await import("../../core/calls/audit-desk.ts");
      const papers = await withProject(file, { mode: "write", person }, (project) =>
        drawSample(project, audited(), {
          ...{ register, by, seed, asOf },
          sizesOf: (present) => sampleSizes(options.size, present),
        }),
      );
      return papersOutcome(papers);
    }
    return withProject(file, { mode: "write", person }, async (project): Promise<Outcome> => {
      if (action === "check") {
        const paper = store.listPapers(project).find((one) => one.uid === uid);
        if (paper === undefined)
          throw usageError(`没有底稿 ${uid ?? ""},请用 qhs audit list 查看。`);
        const { verdict, note, finding, article } = options;
        const amountFen = fenOf(options.amount);
        const check: PaperCheck = {
          ...paper,
          ...given({ verdict, note, finding, article }),
          ...(amountFen === null ? {} : { amountFen }),
          checkedOn: dateOf("on", options.on),
        };
        return papersOutcome([store.checkPaper(project, paper.uid, check)]);
      }
      if (options.out === undefined) throw usageError("缺少 --out(写到哪里)。");
      const desk = await import("../../core/calls/audit-desk.ts");
      const out = path.resolve(options.out);
      const asOf = dateOf("on", options.on);
      if (action === "print") {
        const uids = uid === undefined ? null : [uid];
        const print = { uids, asOf };
        const { pdf, papers } = await desk.printWorkingPapers(project, audited(), print, context);
        writeFileSync(out, pdf);
        return {
          data: { file: out, printed: papers },
          lines: [`底稿 ${papers} 份已写到 ${out},含个人信息;本次打印已记入审计文件的日志。`],
        };
      }
      const deadline = options.deadline === undefined ? null : dateOf("deadline", options.deadline);
      const asked = { asOf, deadline };
      const { workbook, findings } = await desk.exportFindings(project, path.basename(out), asked);
      writeFileSync(out, workbook);
      return {
        data: { file: out, findings },
        lines: [`问题清单 ${findings} 条已写到 ${out};本次导出已记入审计文件的日志。`],
      };
    });
  },
});
