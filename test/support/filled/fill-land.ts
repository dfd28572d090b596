import type { CallInput } from "../../../shared/contract/calls.ts";
import type { Client } from "../../../shared/contract/client.ts";
import { villages } from "./fill-units.ts";

type Form = CallInput<"field.save">["patch"];

const plotsOf = (groupCode: string, numbers: readonly number[]) =>
  numbers.map((number) => `${groupCode}W${String(number).padStart(4, "0")}`);

const confirmedGroup = "14079910120103";
const confirmed = plotsOf(confirmedGroup, [1, 2, 4, 5, 6, 7]);
const running = plotsOf("14079910120102", [1, 2]);
const waiting = plotsOf("14079910120202", [1, 3, 4]);
/** Of the confirmed ones these two are to be let by auction. */
const auctioned = confirmed.slice(4);

/** A signed paper, people invented. */
const signed: Form = {
  ...{ landUse: "planted", crop: "玉米", measureMethod: "tape", finalClass: "unconfirmed" },
  ...{ owner: "group", isMember: true, mismatchReason: "现场核对(虚构)", sinceYear: "2009" },
  ...{ tillerSigned: true, neighboursSigned: 2, leaderSigned: true, cadreSigned: true },
  ...{ signedOn: "2026-04-10", origin: "cleared" },
};

/** Forms, three rounds of posting, bills, an announced auction and land that came back. */
export async function fillLand(client: Client, meetingUid: string): Promise<void> {
  await writeForms(client);
  await postConfirmed(client);
  await postOthers(client);
  await chargeVillage(client, meetingUid);
  await auction(client, meetingUid);
  const event = {
    ...({
      number: "样盘-1",
      villageCode: villages.first,
      kind: "revived",
      plotCode: null,
    } as const),
    ...{ contractUid: null, happenedOn: "2026-05-02", endedOn: null, mu: "12.5" },
    ...{ fromWhom: "样例砖厂", toWhom: "样例养殖公司", paper: "盘活协议 1 号(虚构)" },
    ...{ yearlyGainFen: 600_000, oneOffFen: 0, tags: ["僵尸企业"], note: null },
  };
  await client.call("land.save", { uid: null, values: event });
}

async function writeForms(client: Client): Promise<void> {
  const tillers = ["甄样例一", "毋样例", "甄样例二", "甄样例三"];
  const { plots } = await client.call("plots.list", { scope: { level: "project", code: "" } });
  const computed = new Map(plots.map(({ code, muText }) => [code, muText]));
  const all = [...confirmed, ...running, ...waiting];
  for (const [at, plotCode] of all.entries()) {
    const patch: Form = {
      ...{
        ...signed,
        measuredMu: computed.get(plotCode) ?? null,
        tillerName: tillers[at % 4] ?? null,
      },
      route: auctioned.includes(plotCode) ? "auction" : "charge",
    };
    await client.call("field.save", { plotCode, patch });
    await client.call("field.check", { plotCode });
  }
  const [unfinished = ""] = plotsOf("14079910120201", [2]);
  await client.call("field.save", {
    ...{ plotCode: unfinished, patch: { landUse: "fallow", measuredMu: "0.8" } },
  });
}

const place = "村委会公示栏(虚构)";
const objector = { objectorName: "孙样例(虚构)", content: "量多了,请重量(虚构)" };

/** Over, its objection decided, and confirmed by the township. */
async function postConfirmed(client: Client): Promise<void> {
  const unit = { unitCode: confirmedGroup, place, days: 7 };
  const { uid } = await client.call("posting.prepare", { ...unit, plotCodes: confirmed });
  await client.call("posting.start", { uid, startedOn: "2026-04-15" });
  const { uid: objectionUid } = await client.call("posting.object", {
    ...{ uid, ...objector, objectedOn: "2026-04-18", plotCodes: confirmed.slice(0, 1) },
  });
  await client.call("posting.decide", {
    ...{ objectionUid, outcome: "upheld", outcomeOn: "2026-04-21", decidedBy: "村委会(虚构)" },
  });
  await client.call("posting.confirm", {
    ...{ uid, confirmedBy: "王五(虚构)", confirmedOn: "2026-04-24" },
  });
}

/** One over with an open objection, one that hangs until 2 July. */
async function postOthers(client: Client): Promise<void> {
  const over = await client.call("posting.prepare", {
    ...{ unitCode: "14079910120202", place, days: 7, plotCodes: waiting },
  });
  await client.call("posting.start", { uid: over.uid, startedOn: "2026-06-10" });
  await client.call("posting.object", {
    ...{ uid: over.uid, ...objector, objectedOn: "2026-06-12", plotCodes: waiting.slice(1, 2) },
  });
  const { uid } = await client.call("posting.prepare", {
    ...{ unitCode: "14079910120102", place, days: 7, plotCodes: running },
  });
  await client.call("posting.start", { uid, startedOn: "2026-06-25" });
}

/** Bills by what the meeting voted, their check signed, one paid in part. */
async function chargeVillage(client: Client, meetingUid: string): Promise<void> {
  const { uid: ruleUid } = await client.call("charges.saveRule", {
    uid: null,
    values: {
      ...{ villageCode: villages.first, name: "2026 年收费办法(虚构)", exemptMu: "0" },
      ...{ exemptPersons: [], startYear: 2026, decidedYear: 2026, chargesBackYears: false },
      prices: [{ landClass: "*", grade: "*", memberFen: 9_114, nonMemberFen: 20_000 }],
      ...{ roundingFen: 10, payWithinDays: 30, meetingUid },
    },
  });
  await client.call("charges.drawUp", {
    ...{ ruleUid, unitCode: villages.first, fromYear: 2026, toYear: 2026 },
    drawnUpOn: "2026-05-06",
  });
  await check(client, "chargeNotice", "2026-05-06");
  const { charges } = await client.call("charges.list", {
    ...({ scope: { level: "village", code: villages.first }, asOf: "2026-05-06" } as const),
  });
  const [bill] = charges;
  await client.call("money.receive", {
    ...{ villageCode: villages.first, number: bill?.number ?? "", amountFen: 3_000 },
    ...{ receivedOn: "2026-05-20", receiptNumber: "0101", payer: bill?.payer ?? "", note: null },
  });
}

async function check(client: Client, paper: "chargeNotice" | "tender", onDay: string) {
  const { uid } = await client.call("outgoing.check", { paper, unitCode: villages.first, onDay });
  const signature = { uid, signedBy: "赵六(虚构)", signedOn: onDay };
  await client.call("outgoing.sign", signature);
  return uid;
}

/** Announced, two people registered and one bid. */
async function auction(client: Client, meetingUid: string): Promise<void> {
  const onDay = "2026-06-20";
  const values = {
    ...{ number: "样竞-1", villageCode: villages.first, groupCode: null, plotCodes: auctioned },
    ...{ meetingUid, landlessMeetingUid: meetingUid, use: "种植", startOn: "2026-10-01" },
    ...{ endOn: "2031-09-30", floorFen: 20_000, floorBasis: "会议议定(虚构)", depositFen: 50_000 },
  };
  const { uid } = await client.call("auctions.prepare", { values, onDay });
  await client.call("auctions.announce", {
    ...{ uid, checkUid: await check(client, "tender", onDay), noticeOn: onDay, noticeDays: 7 },
    ...{ noticePlace: place, registerUntil: "2026-06-27", bidsOn: "2026-06-29" },
    bidsPlace: "村委会(虚构)",
  });
  const bidders = [
    { name: "冯样例", idNumber: "140799197001010010", isMember: false },
    { name: "甄样例四", idNumber: "140799197001010011", isMember: true },
  ];
  for (const bidder of bidders) {
    const registered = await client.call("auctions.register", {
      uid,
      bidder: {
        ...{ ...bidder, registeredOn: "2026-06-22", depositFen: 50_000, phone: null },
        depositPaidOn: "2026-06-22",
      },
    });
    if (!bidder.isMember) {
      const bid = { uid, registrantUid: registered.uid, priceFen: 21_000 };
      await client.call("auctions.bid", bid);
    }
  }
}
