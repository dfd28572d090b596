import type { Client } from "../../../shared/contract/client.ts";

/** The sample township's villages by the characters that tell them apart. */
export const villages = {
  first: "140799101201",
  second: "140799101202",
  third: "140799101203",
} as const;

const facts = {
  ...{ households: 98, members: 312, capableMembers: 240, householdRepresentatives: 30 },
  ...{ memberRepresentatives: 30, landlessMembers: 0, secondRoundEndsOn: "2026-12-31" },
  ...{ arableMu: "1680.5", reserveMu: "60", papersRecorded: true, contact: "赵样例" },
  ...{ phone: "0354-0000000", collectiveAccount: "样例农商行 0000(虚构)" },
};

/** Facts of three villages, three people and two meetings; answers the members' meeting on land. */
export async function fillUnits(client: Client): Promise<string> {
  await client.call("villages.save", { unitCode: villages.first, patch: facts });
  await client.call("villages.save", {
    unitCode: villages.second,
    patch: { ...facts, members: 268, contact: "钱样例", reserveMu: null },
  });
  await client.call("villages.save", { unitCode: villages.third, patch: { members: 205 } });
  const person = (at: number, name: string, post: string | null, relatives: string[] = []) => ({
    ...{ idNumber: `14079919700101000${at}`, name, unitCode: villages.first, isMember: true },
    ...{ post, relatives, diedOn: null },
  });
  for (const values of [
    person(1, "赵样例", "村主任", ["140799197001010002"]),
    person(2, "甄样例一", null),
    { ...person(3, "毋样例", null), diedOn: "2024-05-01" },
  ]) {
    await client.call("people.save", { uid: null, values });
  }
  const meeting = {
    ...({ unitCode: villages.first, type: "members", votingUnit: "person" } as const),
    ...{ heldOn: "2026-04-20", subject: "2026 年未承包地收费和发包(虚构)", due: 312, present: 300 },
    ...{ online: 12, proxies: 8, inFavour: 236, noticeOn: "2026-04-10" },
    ...{ partyDiscussedOn: "2026-04-08", recusal: "赵样例(虚构)回避", note: null },
  };
  const { uid } = await client.call("meetings.save", { uid: null, values: meeting });
  await client.call("meetings.save", {
    uid: null,
    values: {
      ...{ ...meeting, type: "villager_representatives", votingUnit: null, heldOn: "2010-02-20" },
      ...{ subject: "北坡地发包(虚构)", due: 30, present: 25, inFavour: 20, online: null },
      ...{ proxies: null, noticeOn: null, partyDiscussedOn: null, recusal: null },
    },
  });
  return uid;
}
