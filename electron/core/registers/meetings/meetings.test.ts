import { afterAll, expect, test } from "vitest";
import { listEvents } from "../../project/event-log.ts";
import { closeProject } from "../../project/project.ts";
import {
  codeThrownBy,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
} from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { listUnitFacts, saveUnitFacts } from "../units/unit-facts.ts";
import { listMeetings, type MeetingValues, saveMeeting } from "./meetings.ts";

afterAll(removeTemporaryFolders);

const village = "140725101201";
const meeting: MeetingValues = {
  ...{ unitCode: village, type: "members", votingUnit: "person", heldOn: "2025-06-01" },
  ...{
    subject: "发包机动地(虚构)",
    due: 312,
    present: 220,
    online: 20,
    proxies: 10,
    inFavour: 209,
  },
  ...{ noticeOn: "2025-05-20", partyDiscussedOn: null, recusal: null, note: null },
};

test("D36: a meeting is kept with everything that its minutes tell; impossible counts are refused", () => {
  const project = newProject();
  const uid = saveMeeting(project, null, meeting);
  expect(listMeetings(project, "")).toEqual([{ uid, ...meeting }]);
  const events = listEvents(project).length;
  saveMeeting(project, uid, meeting);
  expect(listEvents(project)).toHaveLength(events);
  saveMeeting(project, uid, { ...meeting, inFavour: 210 });
  expect(listMeetings(project, village)[0]?.inFavour).toBe(210);
  undoLast(project);
  expect(listMeetings(project, village)[0]?.inFavour).toBe(209);
  expect(listMeetings(project, "140725101202")).toEqual([]);
  for (const wrong of [{ present: 313 }, { inFavour: 221 }, { proxies: 300 }]) {
    expect(codeThrownBy(() => saveMeeting(project, uid, { ...meeting, ...wrong }))).toBe(
      "value.invalid",
    );
  }
  expect(codeThrownBy(() => saveMeeting(project, "nobody", meeting))).toBe("value.invalid");
  closeProject(project);
});

test("facts of a village change field by field; a unit that nothing knows is refused", () => {
  const project = newProject();
  importSampleParcels(project);
  saveUnitFacts(project, village, { members: 312, papersRecorded: true });
  saveUnitFacts(project, village, { reserveMu: "60.5" });
  expect(listUnitFacts(project, village)).toMatchObject([
    { unitCode: village, members: 312, papersRecorded: true, reserveMu: "60.5", households: null },
  ]);
  expect(codeThrownBy(() => saveUnitFacts(project, "140725101999", { members: 1 }))).toBe(
    "value.invalid",
  );
  closeProject(project);
});
