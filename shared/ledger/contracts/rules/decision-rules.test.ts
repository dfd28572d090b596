import { describe, expect, test } from "vitest";
import { lawTable } from "../../../../seeds/law-table.ts";
import { citation } from "../../meetings/citation.ts";
import { contractRule } from "../contract-rules.ts";
import {
  absent,
  aPaper,
  aPerson,
  aUnit,
  hitOf,
  none,
  notChecked,
  outcomeOf,
} from "../testing/contract-facts.ts";

const june2025 = { signedOn: "2025-06-20", meetingDate: "2025-06-10" } as const;
const members = { meetingType: "members", meetingDue: 312, meetingPresent: 208 } as const;

describe("HT-10 未履行民主程序", () => {
  test("hit: no minutes; an empty cell and 无 alike (D32)", () => {
    for (const meetingType of [null, "none"] as const) {
      const { detail, basis } = hitOf("HT-10", { contract: { meetingType } });
      expect(detail).toBe("没有会议记录");
      expect(basis).toContain("《村民委员会组织法》第二十四条");
    }
  });

  test("A7: 2023 is judged by 村民委员会组织法 24/26, June 2025 by 农村集体经济组织法 26–28", () => {
    expect(outcomeOf("HT-10")).toEqual(none);
    const short = hitOf("HT-10", { contract: { meetingInFavour: 12 } });
    expect(short.basis).toBe("《村民委员会组织法》第二十四条、第二十六条");
    expect(short.detail).toBe("村民代表会议(2023-02-10)应到 30,须到 20,须同意 13;实到 25,同意 12");
    const later = hitOf("HT-10", { contract: june2025 });
    expect(later.basis).toBe("《农村集体经济组织法》第二十六条、第二十七条、第二十八条");
    expect(later.detail).toContain("须经成员大会");
  });

  test("near miss: 208 of 312 in June 2025; one less is a hit", () => {
    const contract = { ...june2025, ...members };
    expect(outcomeOf("HT-10", { contract: { ...contract, meetingInFavour: 208 } })).toEqual(none);
    expect(hitOf("HT-10", { contract: { ...contract, meetingInFavour: 207 } }).values).toEqual({
      meetingType: "members",
      heldOn: "2025-06-10",
      due: 312,
      present: 208,
      inFavour: 207,
    });
  });

  test("near miss: houses and machines may still go to the representatives", () => {
    for (const landClass of ["building", "machine", "construction"] as const) {
      expect(outcomeOf("HT-10", { contract: { ...june2025, landClass } })).toEqual(none);
    }
  });

  test("the meeting table goes before the sheet; the village's number stands in for a missing one", () => {
    const meeting = {
      type: "members",
      heldOn: "2025-06-10",
      unit: "person",
      due: null,
      present: 208,
      inFavour: 208,
      proxies: null,
    } as const;
    expect(outcomeOf("HT-10", { contract: { meetingType: "none", meeting } })).toEqual(none);
    const facts = { units: [aUnit({ capableMembers: 313 })] };
    expect(hitOf("HT-10", { contract: { meeting }, facts }).detail).toContain("应到 313,须到 209");
  });

  test("lack: no heading, no class, no numbers, no text of the day", () => {
    expect(outcomeOf("HT-10", { contract: absent("meetingType") })).toEqual(
      notChecked("没有“会议类型”列"),
    );
    expect(outcomeOf("HT-10", { contract: { landClass: null } })).toEqual(notChecked("“地类”未填"));
    expect(outcomeOf("HT-10", { contract: { meetingInFavour: null } })).toEqual(
      notChecked("同意人数未填"),
    );
    expect(outcomeOf("HT-10", { contract: { meetingDate: "2009-01-01" } })).toEqual(
      notChecked("当时的表决条文未核"),
    );
  });

  test("D33: no minutes of 2009 are a hit, whose basis says that the text was not checked", () => {
    const contract = { meetingType: null, signedOn: "2009-01-01", startOn: "2009-02-01" } as const;
    expect(hitOf("HT-10", { contract }).basis).toMatch(/^当时条文未核,参见《村民委员会组织法》/);
  });
});

describe("HT-11 外部承包", () => {
  const outside = { isMember: false, approvalNumber: "乡批〔2023〕4号", meetingInFavour: 20 };

  test("hit: below two thirds of all, or 无 for the township's approval", () => {
    const short = hitOf("HT-11", { contract: { ...outside, meetingInFavour: 19 } });
    expect(short.detail).toContain("须同意 20;实到 25,同意 19");
    const refused = hitOf("HT-11", { contract: { ...outside, approvalNumber: "无" } });
    expect(refused.detail).toBe("承包方不是本集体成员,没有乡镇批准文号");
    const unheld = hitOf("HT-11", { contract: { ...outside, meetingType: "none" } });
    expect(unheld.detail).toBe("承包方不是本集体成员,没有开会");
  });

  test("near miss: 20 of 30 and an approval; a member; a house", () => {
    expect(outcomeOf("HT-11", { contract: outside })).toEqual(none);
    expect(outcomeOf("HT-11")).toEqual(none);
    expect(
      outcomeOf("HT-11", { contract: { ...outside, approvalNumber: "无", landClass: "building" } }),
    ).toEqual(none);
  });

  test("lack: an empty approval is not checked (D32 lists other rules)", () => {
    expect(outcomeOf("HT-11", { contract: { ...outside, approvalNumber: null } })).toEqual(
      notChecked("“乡镇批准文号”未填"),
    );
    expect(outcomeOf("HT-11", { contract: { isMember: null } })).toEqual(
      notChecked("“是否本集体成员”未填"),
    );
    expect(outcomeOf("HT-11", { contract: { ...outside, meetingType: null } })).toEqual(
      notChecked("没有会议记录,无法核对三分之二(见 HT-10)"),
    );
  });
});

describe("HT-12 应公开竞价未竞价", () => {
  test("hit: 直接", () => {
    expect(hitOf("HT-12", { contract: { method: "direct" } }).detail).toBe(
      "承包方式为“直接”,20 亩,年租金 2000 元",
    );
  });

  test("near miss: 公开协商 is open; under the thresholds of the county", () => {
    expect(outcomeOf("HT-12", { contract: { method: "negotiation" } })).toEqual(none);
    const direct = { contract: { method: "direct" } } as const;
    const limits = { mu: 20.01, yearlyYuan: 2000.01 };
    expect(outcomeOf("HT-12", { ...direct, parameters: limits })).toEqual(none);
    expect(hitOf("HT-12", { ...direct, parameters: { mu: 20 } }).kind).toBe("hit");
    const shop = { method: "direct", use: "加工厂" } as const;
    expect(hitOf("HT-12", { contract: shop, parameters: limits }).kind).toBe("hit");
  });

  test("lack: no way of award; no area where the threshold asks for it", () => {
    expect(outcomeOf("HT-12", { contract: { method: null } })).toEqual(
      notChecked("“承包方式”未填"),
    );
    const contract = { method: "direct", contractMu: null } as const;
    expect(outcomeOf("HT-12", { contract, parameters: { mu: 5 } })).toEqual(
      notChecked("面积或价款不全,不知是否达到公开门槛"),
    );
  });
});

describe("HT-13 未公示或公示不足", () => {
  test("hit: empty (D32), six days, no photo where all papers are recorded", () => {
    expect(hitOf("HT-13", { contract: { postingDays: null } }).detail).toBe("没有公示记录");
    expect(hitOf("HT-13", { contract: { postingDays: 6 } }).detail).toBe("公示 6 天,不足 7 天");
    const facts = { units: [aUnit({ papersRecorded: true })] };
    expect(hitOf("HT-13", { facts }).detail).toContain("没有公示照片");
  });

  test("near miss: seven days, with a photo too", () => {
    expect(outcomeOf("HT-13")).toEqual(none);
    const facts = { units: [aUnit({ papersRecorded: true })], papers: [aPaper("posting_photo")] };
    expect(outcomeOf("HT-13", { facts })).toEqual(none);
  });

  test("lack: no heading", () => {
    expect(outcomeOf("HT-13", { contract: absent("postingDays") })).toEqual(
      notChecked("没有“公示天数”列"),
    );
  });
});

describe("HT-14 未报乡镇审核备案", () => {
  test("hit: empty (D32) or 未报", () => {
    expect(hitOf("HT-14", { contract: { filingNumber: null } }).kind).toBe("hit");
    expect(hitOf("HT-14", { contract: { filingNumber: "未报" } }).kind).toBe("hit");
  });

  test("near miss: a number; no contract to file", () => {
    expect(outcomeOf("HT-14")).toEqual(none);
    expect(outcomeOf("HT-14", { contract: { filingNumber: null, form: "none" } })).toEqual(none);
  });

  test("lack: no heading", () => {
    expect(outcomeOf("HT-14", { contract: absent("filingNumber") })).toEqual(
      notChecked("没有“备案号”列"),
    );
  });
});

describe("HT-15 关联交易未回避", () => {
  const cadre = aPerson({ idNumber: "140882197001010011", name: "王大山", post: "村支书" });

  test("hit: said in the sheet, a cadre himself, a cadre's relative by either entry", () => {
    expect(hitOf("HT-15", { contract: { relation: "支书之弟" } }).values).toEqual({
      relation: "有关联关系(支书之弟)",
    });
    const himself = { people: [aPerson({ post: "会计" })] };
    expect(hitOf("HT-15", { facts: himself }).detail).toContain("王小明是会计");
    const relative = aPerson({ relativeIdNumbers: [cadre.idNumber] });
    const named = { ...cadre, relativeIdNumbers: [relative.idNumber] };
    for (const people of [
      [relative, cadre],
      [aPerson(), named],
    ]) {
      expect(hitOf("HT-15", { facts: { people } }).detail).toContain("是村支书王大山的近亲属");
    }
  });

  test("near miss: recused; nobody related among known posts", () => {
    const facts = { papers: [aPaper("recusal")] };
    expect(outcomeOf("HT-15", { contract: { relation: "支书之弟" }, facts })).toEqual(none);
    const contract = { relation: null };
    expect(outcomeOf("HT-15", { contract, facts: { people: [aPerson(), cadre] } })).toEqual(none);
  });

  test("lack: nothing said and no posts known", () => {
    expect(outcomeOf("HT-15", { contract: { relation: null } })).toEqual(
      notChecked("“关联关系”未填"),
    );
  });

  test("D33: the ban of 2025 is only pointed to for a contract of 2023", () => {
    const { lawOn } = hitOf("HT-15", { contract: { relation: "支书之弟" } });
    expect(citation(lawTable, contractRule("HT-15").refs, lawOn)).toBe(
      "《村民委员会组织法》第三十二条",
    );
  });
});

describe("HT-16 优先权未保障", () => {
  const applicant = { contractUid: "c1", name: "赵六", isMember: true, sameTerms: true };
  const outside = { isMember: false };

  test("hit: an outsider won against a member at the same terms", () => {
    const facts = { applicants: [applicant] };
    expect(hitOf("HT-16", { contract: outside, facts }).values).toEqual({ applicants: "赵六" });
  });

  test("near miss: other terms; the winner is a member", () => {
    const facts = { applicants: [{ ...applicant, sameTerms: false }] };
    expect(outcomeOf("HT-16", { contract: outside, facts })).toEqual(none);
    expect(outcomeOf("HT-16", { facts: { applicants: [applicant] } })).toEqual(none);
  });

  test("lack: no bidding file", () => {
    expect(outcomeOf("HT-16", { contract: outside })).toEqual(notChecked("没有报名竞价记录"));
  });
});
