import { afterAll, expect, test } from "vitest";
import { closeProject } from "../../project/project.ts";
import { newProject, removeTemporaryFolders } from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { listPeople, savePerson } from "./people.ts";

afterAll(removeTemporaryFolders);

const village = "140725101201";
const values = {
  ...{ idNumber: "11010119900307001X", name: "甄样例(虚构)", unitCode: village, isMember: null },
  ...{ post: null, relatives: ["110101199003070028"], diedOn: null },
};

test("people are listed by unit, one without a unit only in the whole project; the same again is no event", () => {
  const project = newProject();
  const uid = savePerson(project, null, values);
  savePerson(project, null, { ...values, idNumber: "2", name: "甄二(虚构)", unitCode: null });
  expect(listPeople(project, village)).toEqual([{ ...values, uid }]);
  expect(listPeople(project, "")).toHaveLength(2);
  const events = () => project.db.prepare("SELECT count(*) FROM event").pluck().get();
  const before = events();
  savePerson(project, uid, values);
  expect(events()).toBe(before);
  savePerson(project, uid, { ...values, isMember: false });
  expect(listPeople(project, village)[0]?.isMember).toBe(false);
  expect(undoLast(project).command).toBe("person.save");
  expect(listPeople(project, village)[0]?.isMember).toBeNull();
  expect(() => savePerson(project, null, values)).toThrow("已经登记给 甄样例(虚构)");
  expect(() => savePerson(project, "no-such", { ...values, idNumber: "3" })).toThrow(
    "不在人员表里",
  );
  closeProject(project);
});
