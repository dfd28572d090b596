import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";

/** One paper of a village's file (一村一档). */
export interface VillageFileItem {
  villageCode: string;
  name: string;
  /** The day it came in; null while it is missing. */
  presentOn: string | null;
  pages: number | null;
  place: string | null;
  note: string | null;
}

/** Records a paper of a village, or changes what is recorded; undoable. */
export function saveVillageFileItem(project: Project, item: VillageFileItem): void {
  const { villageCode, name } = item;
  const uid = project.db
    .prepare<[string, string], string>(
      "SELECT uid FROM village_file_item WHERE village_code = ? AND name = ?",
    )
    .pluck()
    .get(villageCode, name);
  const facts = {
    present_on: item.presentOn,
    pages: item.pages,
    place: item.place,
    note: item.note,
  };
  runCommand(project, { command: "villageFile.save", undoable: true }, (recorder) => {
    if (uid !== undefined) recorder.update("village_file_item", uid, facts);
    else recorder.insert("village_file_item", { village_code: villageCode, name, ...facts });
  });
}
