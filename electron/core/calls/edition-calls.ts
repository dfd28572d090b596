import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { AppError } from "../../../shared/contract/errors.ts";
import type { Project } from "../project/project.ts";
import { printedPdfs, sheetsFolder } from "../project/sheets-folder.ts";
import { unitNames } from "../project/unit-names.ts";
import { type Edition, listEditions, readEdition } from "../reports/editions.ts";
import { profileNames } from "../reports/log-words/land-words.ts";
import type { HandlersOf } from "./handler.ts";
import { plainBytes } from "./plain-bytes.ts";

/** The PDF as it went out, where it still lies in the folder of sheets; null where not. */
function keptFile(project: Project, { groupCode, sha256 }: Edition): string | null {
  const ofGroup = (name: string) => name.startsWith(groupCode);
  return printedPdfs(sheetsFolder(project.path), ofGroup).get(sha256) ?? null;
}

/** What today's rows make of it; null for a group that has no plots any more. */
async function drawnToday(project: Project, edition: Edition): Promise<Buffer | null> {
  const { drawEdition } = await import("../sheets/print-groups.ts");
  try {
    return await drawEdition(project, edition);
  } catch (error) {
    if (error instanceof AppError && error.code === "value.invalid") return null;
    throw error;
  }
}

const sha256Of = (content: Buffer) => createHash("sha256").update(content).digest("hex");

export const editionHandlers: HandlersOf<"editions"> = {
  "editions.list": ({ scope }, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    return {
      editions: listEditions(project, scope.code).map((edition) => ({
        ...edition,
        groupName: nameOf(edition.groupCode),
        profileName: profileNames[edition.profile],
      })),
    };
  },
  "editions.compare": async ({ uid }, session) => {
    const project = session.project();
    const edition = readEdition(project, uid);
    const today = await drawnToday(project, edition);
    return {
      isKept: keptFile(project, edition) !== null,
      isSameToday: today === null ? null : sha256Of(today) === edition.sha256,
    };
  },
  "editions.pdf": async ({ uid }, session) => {
    const project = session.project();
    const edition = readEdition(project, uid);
    const file = keptFile(project, edition);
    if (file !== null) return plainBytes(readFileSync(file));
    const today = await drawnToday(project, edition);
    if (today !== null && sha256Of(today) === edition.sha256) return plainBytes(today);
    throw new AppError(
      "file.missing",
      "这一版的原件不在图册文件夹里,数据后来又变了,不能照原样重印。请向村里借原件,按校验值核对。",
      { details: { sha256: edition.sha256, folder: sheetsFolder(project.path) } },
    );
  },
};
