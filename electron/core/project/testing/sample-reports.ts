import { createHash } from "node:crypto";
import { runCommand } from "../event-log.ts";
import type { Project } from "../project.ts";

const village_code = "140725101201";

/** One row in each table of reports, of the county's desk and of the auditor's. Names are invented. */
export function storeSampleReports(project: Project): void {
  const content = Buffer.from('{"figures":[],"rows":[]}');
  const sha256 = createHash("sha256").update(content).digest("hex");
  const at = "2026-11-22T10:00:00.000+00:00";
  runCommand(project, { command: "reports.sample", undoable: false }, ({ insert }) => {
    const problem = { number: "ZL-1", content: "账目未公开(虚构)", found_on: "2026-01-05" };
    insert("governance_problem", { village_code, ...problem, rectified_on: "2026-02-01" });
    insert("village_file_item", { village_code, name: "债权台账", present_on: "2026-02-01" });
    project.db
      .prepare("INSERT OR IGNORE INTO paper_content (sha256, content) VALUES (?, ?)")
      .run(sha256, content);
    const period = { number: 1, kind: "weekly", scope_code: "", as_of: "2026-11-20" };
    const snapshot_uid = insert("snapshot", { ...period, known_at: at, rows_sha256: sha256 });
    const file = { name: "rows.json", media_type: "application/json", bytes: content.length };
    insert("snapshot_file", { snapshot_uid, sha256, ...file });
    const fell = { unit_code: village_code, indicator: "I3", before_text: "2", after_text: "1" };
    insert("snapshot_reason", { snapshot_uid, ...fell, reason: "重开一份(虚构)" });
    const outside = { source: "三资平台", subject: "contract", unit_code: village_code };
    insert("external_figure", { ...outside, as_of: "2026-11-01", key: "HT-001", amount: "158" });
    const finding = { number: "SJ-1", level: "审计", content: "收入未入账(虚构)" };
    insert("audit_finding", { village_code, ...finding, found_on: "2026-11-10" });
    const town = { town_code: "140725101", as_of: "2026-11-20", packed_at: at, received_at: at };
    insert("county_pack", { ...town, file_name: "甲镇.qhsreport", sha256: "00", content: "{}" });
    const audited = { file_name: "甲镇.gpkg", sha256: "00", project_uid: "p", log_hash: "00" };
    const named = { project_name: "甲镇(虚构)", received_at: at };
    const package_uid = insert("audit_package", { ...audited, ...named });
    const drawn = { register: "contract", stratified_by: "village", seed: "1", sizes: "{}" };
    const sample_uid = insert("audit_sample", {
      package_uid,
      ...drawn,
      as_of: "2026-11-20",
      drawn_at: at,
    });
    const paper = { register: "contract", row_uid: "c1", row_label: "HT-001", village_code };
    insert("working_paper", { package_uid, sample_uid, ...paper, note: "待核(虚构)" });
  });
}
