import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../project/event-log.ts";
import { closeProject, type Project } from "../../project/project.ts";
import {
  codeThrownBy,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleRun,
} from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { giveSheets, listHandouts, returnSheets } from "./handouts.ts";

afterAll(removeTemporaryFolders);

const group = "14072510120101";
const receiver = "赵六(虚构)";

function sample(): Project {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  return project;
}

function print(project: Project, version: number): string {
  return runCommand(project, { command: "sheets.print", undoable: false }, ({ insert }) =>
    insert("print_job", {
      group_code: group,
      profile: "work",
      paper: "A4",
      run_id: 1,
      version,
      file_sha256: String(version),
      pages: 4,
      printed_at: "2026",
    }),
  );
}

const out = (project: Project) => listHandouts(project, "").flatMap(({ handouts }) => handouts);

test("sheets are handed out one by one, come back, and a tick is taken back", () => {
  const project = sample();
  const printJobUid = print(project, 1);
  const sheets = { printJobUid, receiver, handedOutOn: "2026-03-01" };
  giveSheets(project, { ...sheets, sheetNumbers: [1, 3] });
  expect(out(project).map(({ sheetNumber }) => sheetNumber)).toEqual([1, 3]);
  const uids = out(project).map(({ uid }) => uid);
  returnSheets(project, uids, { on: "2026-03-05", note: "湿了(虚构)" });
  expect(out(project)).toMatchObject(Array(2).fill({ returnedOn: "2026-03-05" }));
  returnSheets(project, uids.slice(0, 1), { on: null, note: undefined });
  expect(out(project)).toMatchObject([{ returnedOn: null, note: "湿了(虚构)" }, {}]);
  undoLast(project);
  expect(out(project)[0]?.returnedOn).toBe("2026-03-05");
  closeProject(project);
});

test("a page beyond the last, the same sheet twice, and a day before it was handed out are refused", () => {
  const project = sample();
  const sheets = { printJobUid: print(project, 1), receiver, handedOutOn: "2026-03-01" };
  const refusalOf = (work: () => void) => codeThrownBy(work);
  const give = (sheetNumbers: number[] | null) => () =>
    giveSheets(project, { ...sheets, sheetNumbers });
  expect(refusalOf(give([5]))).toBe("value.invalid");
  give(null)();
  expect(refusalOf(give(null))).toBe("value.invalid");
  give([2])();
  const [first] = out(project);
  const back = () => returnSheets(project, [first!.uid], { on: "2026-02-28", note: undefined });
  expect(refusalOf(back)).toBe("value.invalid");
  const strange = () => giveSheets(project, { ...sheets, printJobUid: "x", sheetNumbers: null });
  expect(refusalOf(strange)).toBe("value.invalid");
  closeProject(project);
});

test("an earlier printing stays listed while it is out, then only the last one", () => {
  const project = sample();
  const first = print(project, 1);
  giveSheets(project, {
    printJobUid: first,
    sheetNumbers: null,
    receiver,
    handedOutOn: "2026-03-01",
  });
  print(project, 2);
  const versions = () => listHandouts(project, group).map(({ version }) => version);
  expect(versions()).toEqual([2, 1]);
  returnSheets(project, [out(project)[0]!.uid], { on: "2026-03-02", note: undefined });
  expect(versions()).toEqual([2]);
  expect(listHandouts(project, "14072510120102")).toEqual([]);
  closeProject(project);
});
