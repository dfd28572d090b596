import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../project/event-log.ts";
import { closeProject, type Project } from "../../project/project.ts";
import { removeTemporaryFolders } from "../../project/testing/sample-project.ts";
import {
  announceAuction,
  confirmAuction,
  placeBid,
  prepareAuction,
  registerBidder,
} from "./auction-steps.ts";
import { existingAuction } from "./auctions.ts";
import { runOutgoingCheck, signOutgoingCheck } from "./outgoing.ts";
import {
  meetingOf,
  projectWithPostedPlot,
  samplePlot,
  sampleVillage,
} from "./testing/posted-plot.ts";

afterAll(removeTemporaryFolders);

const day = "2026-05-02";

/** An auction that hangs, its only bidder from outside the collective, with a bid on the table. Invented. */
function outsiderBids(): { project: Project; uid: string; meetingUid: string } {
  const project = projectWithPostedPlot({ route: "auction" });
  const meetingUid = meetingOf(project, 208);
  const uid = prepareAuction(
    project,
    {
      ...{ number: "JJ-1", villageCode: sampleVillage, groupCode: null, plotCodes: [samplePlot] },
      ...{ meetingUid, landlessMeetingUid: meetingUid, use: "种植", startOn: "2026-10-01" },
      ...{ endOn: "2031-09-30", floorFen: 20_000, floorBasis: "会议议定", depositFen: 0 },
    },
    day,
  );
  const check = runOutgoingCheck(project, "tender", sampleVillage, day);
  signOutgoingCheck(project, check.uid, "赵六(虚构)", day);
  announceAuction(project, uid, {
    ...{ checkUid: check.uid, noticeOn: day, noticePlace: "村委会", noticeDays: 7 },
    ...{ registerUntil: "2026-05-09", bidsOn: "2026-05-10", bidsPlace: "村委会" },
  });
  const bidder = registerBidder(project, uid, {
    ...{ name: "外来户甲(虚构)", idNumber: "虚构号码", phone: null, isMember: false },
    ...{ registeredOn: "2026-05-08", depositFen: 0, depositPaidOn: "2026-05-08" },
  });
  placeBid(project, uid, bidder, 20_000);
  return { project, uid, meetingUid };
}

const confirmed = { on: "2026-05-10", by: "样例村村监委会(虚构)", townApproval: "乡批 1 号(虚构)" };

test("承包法 52: an outsider wins with two thirds of all members and the township's approval", () => {
  const { project, uid } = outsiderBids();
  confirmAuction(project, uid, confirmed);
  expect(existingAuction(project, uid)).toMatchObject({ status: "awarded", priceFen: 20_000 });
  closeProject(project);
});

test("承包法 52: without the approval, or one vote below the line, an outsider does not win", () => {
  const { project, uid, meetingUid } = outsiderBids();
  const refusal = "第五十二条";
  for (const townApproval of [null, "  "]) {
    expect(() => confirmAuction(project, uid, { ...confirmed, townApproval })).toThrow(refusal);
  }
  runCommand(project, { command: "meeting.sample", undoable: false }, ({ update }) => {
    update("meeting", meetingUid, { in_favour: 207 });
  });
  expect(() => confirmAuction(project, uid, confirmed)).toThrow(refusal);
  expect(existingAuction(project, uid).status).toBe("noticed");
  closeProject(project);
});
