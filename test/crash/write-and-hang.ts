import { setTimeout as sleep } from "node:timers/promises";
import { runCommand, runLongCommand } from "../../electron/core/project/event-log.ts";
import { featureWriter } from "../../electron/core/project/feature-store.ts";
import { openProject } from "../../electron/core/project/project.ts";
import { square } from "../../electron/core/project/testing/sample-project.ts";

/*
 * Child of the crash tests: opens the project for writing, finishes one command, then says "ready" in the
 * middle of a large one and waits to be killed.
 */
const path = process.argv[2];
if (path === undefined) throw new Error("path expected");
const project = openProject(path, { mode: "write", person: "李四" });
runCommand(project, { command: "test.finished", undoable: true }, (recorder) => {
  recorder.insert("unit_setting", { unit_code: "140725", name: "写完的(虚构)" });
});
await runLongCommand(project, { command: "test.unfinished" }, async (recorder) => {
  recorder.insert("unit_setting", { unit_code: "140726", name: "没写完的(虚构)" });
  const parcels = featureWriter(project, "parcel", ["uid", "batch_id", "source_row", "dkbm"]);
  for (let row = 1; row <= 50_000; row++) {
    const shape = square(500_000 + row, 4_000_000, 50);
    parcels.insert(shape, [`lost-${row}`, 1, row, String(row)]);
  }
  process.stdout.write("ready\n");
  await sleep(600_000);
});
