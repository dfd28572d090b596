import { join } from "node:path";
import { backupProject } from "../../electron/core/project/backup.ts";
import { closeProject, createProject, openProject } from "../../electron/core/project/project.ts";
import { verifyProject } from "../../electron/core/project/verify.ts";
import { AppError } from "../../shared/contract/errors.ts";

/*
 * Child of the permission tests, run by a user who may not write in `sealed` nor to the file in `open`:
 * prints what each attempt comes to as JSON.
 */
const [sealed, open] = process.argv.slice(2) as [string, string];
const person = "审计(虚构)";
const attempts: Readonly<Record<string, () => unknown>> = {
  create: () => createProject(join(sealed, "new.gpkg"), { name: "x", person }),
  writeInSealedFolder: () => openProject(join(sealed, "a.gpkg"), { mode: "write", person }),
  writeToSealedFile: () => openProject(join(open, "a.gpkg"), { mode: "write", person }),
  backup: () => backupProject(join(sealed, "a.gpkg"), join(sealed, "b.gpkg")),
  read: () => closeProject(openProject(join(sealed, "a.gpkg"), { mode: "read", person })),
  verify: () => verifyProject(join(sealed, "a.gpkg")).ok,
};
const results = Object.entries(attempts).map(([name, attempt]) => {
  try {
    return [name, attempt() ?? "ok"];
  } catch (error) {
    return [name, error instanceof AppError ? error.code : String(error)];
  }
});
process.stdout.write(JSON.stringify(Object.fromEntries(results)));
