import { afterAll, expect, it } from "vitest";
import { listEvents } from "../../project/event-reader.ts";
import { closeProject } from "../../project/project.ts";
import { loggedTables } from "../../project/table-digest.ts";
import { storeSampleContract } from "../../project/testing/sample-contracts.ts";
import { storeSampleMoney } from "../../project/testing/sample-money.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleFieldWork,
  storeSampleRun,
} from "../../project/testing/sample-project.ts";
import { storeSampleReports } from "../../project/testing/sample-reports.ts";
import { valueText } from "./value-text.ts";

afterAll(removeTemporaryFolders);

/** Row commands write plots and their shapes as well, beside what runs write. */
const shownTables = new Set<string>([...loggedTables, "plot", "plot_shape"]);
/** What the sample made up instead of a code. */
const madeUp = new Set(["plot.group_source=zjqy", "charge_line.land_class=dry"]);

/** Columns whose text is whatever a person or another program wrote, or a reference. */
const freeText = /uid$|_?sha256$|^(media_type|seed|key|log_hash|source|name|file_name|paper)$/;

it("A3: no logged value of any table is shown as the code by which it is kept", () => {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  storeSampleFieldWork(project);
  storeSampleContract(project);
  storeSampleMoney(project);
  storeSampleReports(project);
  const rows = listEvents(project)
    .flatMap(({ body }) => body.rows)
    .filter(({ table }) => shownTables.has(table));
  closeProject(project);
  const codes = rows.flatMap(({ table, after }) =>
    Object.entries(after ?? {}).flatMap(([column, value]) => {
      const text = valueText(table, column, value) ?? "";
      const isCode = !freeText.test(column) && /^[a-z][a-zA-Z_-]{2,}$/.test(text);
      const name = `${table}.${column}=${text}`;
      return isCode && !madeUp.has(name) ? [name] : [];
    }),
  );
  expect(new Set(rows.map(({ table }) => table)).size).toBeGreaterThan(loggedTables.length / 2);
  expect([...new Set(codes)]).toEqual([]);
});

it.each([
  ["receipt", "amount_fen", 123_450, "1,234.50"],
  ["contract", "is_member", 1, "是"],
  ["contract", "end_on", "long_term", "长期"],
  ["contract", "absent_fields", '["lessee","signedOn"]', "承包方、签订日期"],
  ["field_form", "neighbours_signed", 1, "1"],
  ["project_option", "key", "mu_decimals", "亩数小数位"],
  ["exception", "rule", "omission", "确权地块而三调不是耕地"],
  ["posting_plot", "planar_m2", 562.6336419, "562.63"],
  ["plot_lock", "locked_at", "2026-11-25T19:50:56.760+00:00", "2026-11-26 03:50"],
  ["posting_objection", "outcome", null, null],
])("%s.%s: %s is read as %s", (table, column, value, text) => {
  expect(valueText(table, column, value)).toBe(text);
});
