import { afterAll, expect, test } from "vitest";
import { closeProject } from "../../project/project.ts";
import {
  codeThrownBy,
  newProject,
  removeTemporaryFolders,
} from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { checkRegister } from "./check.ts";
import { changeContracts } from "./corrections.ts";
import { addContract } from "./save-contract.ts";

afterAll(removeTemporaryFolders);

const asOf = "2026-06-30";
const correction = {
  paper: "委托书复印件 3 号(虚构)",
  confirmedBy: "张核定(虚构)",
  confirmedOn: "2026-01-05",
};

function blocked() {
  const project = newProject(() => new Date("2026-06-30T02:00:00.000Z"));
  const uid = addContract(project, {
    ...{ number: "甲-001", villageCode: "140725101201", landSource: "household", mandate: "无" },
    ...{ remark: "以地抵债", name: "坡地(虚构)", startOn: "2020-01-01", endOn: "2030-12-31" },
  });
  const other = addContract(project, { number: "甲-002", villageCode: "140725101201" });
  const blocks = () =>
    checkRegister(project, asOf)
      .findings.filter(({ block }) => block)
      .map(({ rule }) => rule);
  return { project, uid, other, blocks };
}

test("D35: a block goes away by corrected facts with paper and confirmation only, as its own event", () => {
  const { project, uid, other, blocks } = blocked();
  expect(blocks()).toEqual(["HT-56", "HT-58"]);
  const change = (patch: object, given: typeof correction | null = null) =>
    changeContracts(project, [other, uid], patch, given);
  for (const patch of [{ mandate: "有" }, { remark: null }, { status: "ended" }]) {
    expect(() => change(patch)).toThrow("佐证材料、乡镇确认人和确认日期");
    expect(codeThrownBy(() => change(patch))).toBe("finding.blocked");
  }
  const early = { ...correction, confirmedOn: "2026-07-01" };
  expect(codeThrownBy(() => change({ mandate: "有" }, early))).toBe("value.invalid");
  expect(blocks()).toEqual(["HT-56", "HT-58"]);
  expect(change({ mandate: "有" }, correction)).toBe(2);
  expect(blocks()).toEqual(["HT-58"]);
  const [event] = project.db
    .prepare<[], { command: string; body: string }>(
      "SELECT command, body FROM event ORDER BY id DESC LIMIT 1",
    )
    .all();
  expect(event?.command).toBe("contract.correct");
  for (const words of [...Object.values(correction), "HT-56"]) expect(event?.body).toContain(words);
  undoLast(project);
  expect(blocks()).toEqual(["HT-56", "HT-58"]);
  closeProject(project);
});

test("a change that leaves every block standing is an ordinary one", () => {
  const { project, uid, blocks } = blocked();
  expect(changeContracts(project, [uid], { remark: "以地抵债,另有借条" }, null)).toBe(1);
  expect(changeContracts(project, [uid], { phone: "13800000000" }, correction)).toBe(1);
  expect(blocks()).toEqual(["HT-56", "HT-58"]);
  const last = project.db.prepare("SELECT command FROM event ORDER BY id DESC").pluck().get();
  expect(last).toBe("contract.save");
  closeProject(project);
});
