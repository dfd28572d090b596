import { checkVote, decisionBasis } from "../../meetings/decision-line.ts";
import { firstLack, isSaid, lackOf, plainName, saysNone, unknownOf } from "../cells.ts";
import { fromUnits, type RuleContext } from "../context.ts";
import { awardMethodNames } from "../contract-words.ts";
import { exactUnits, parameterUnits, unitsText } from "../exact.ts";
import type { ContractFacts } from "../facts.ts";
import { contractPrice } from "../prices.ts";
import { defineRule, hit, none, notChecked } from "../rule.ts";
import { lettingSubject, meetingOf, subjectLack } from "../subject.ts";
import { contractDay } from "../term.ts";

const noDecision = defineRule({
  id: "HT-10",
  title: "未履行民主程序",
  severity: "orange",
  refs: ["vc24", "vc26"],
  rectification: "补:没有损害集体的依法补开会议;有损害的撤销",
  parameters: {},
  check: (contract, context) => {
    if (contract.form === "none") return none;
    const decided = meetingOf(contract, context);
    if (decided.kind === "unknown") return notChecked(decided.reason);
    const subject = lettingSubject(contract);
    if (decided.kind === "none") {
      const day = contractDay(contract);
      const basis = decisionBasis(context.laws, subject ?? "land", day);
      return hit({ meetingType: contract.meetingType }, "没有会议记录", day, { basis });
    }
    if (subject === null) return notChecked(subjectLack(contract));
    const { meeting } = decided;
    const vote = checkVote(context.laws, subject, meeting);
    if (vote.kind === "unknown") return notChecked(vote.reason);
    if (vote.kind === "reached") return none;
    const { type, heldOn, due, present, inFavour } = meeting;
    const values = { meetingType: type, heldOn, due, present, inFavour };
    return hit(values, vote.text, heldOn, { basis: vote.basis });
  },
});

const outsider = defineRule({
  id: "HT-11",
  title: "外部承包未达三分之二或未报乡镇批准",
  severity: "red",
  refs: ["rlc52", "cc261"],
  rectification: "补:补开会议并报乡镇批准,通不过的撤销",
  parameters: {},
  check: (contract, context) => {
    if (contract.form === "none" || contract.isMember === true) return none;
    const subject = lettingSubject(contract);
    if (subject === "asset") return none;
    const lack = lackOf(contract, "isMember");
    if (lack !== null) return notChecked(lack);
    if (subject === null) return notChecked(subjectLack(contract));
    const decided = meetingOf(contract, context);
    const day = contractDay(contract);
    const { approvalNumber } = contract;
    const refused = approvalNumber !== null && saysNone(approvalNumber);
    const vote =
      decided.kind === "held" ? checkVote(context.laws, "land_to_outsider", decided.meeting) : null;
    const meeting = decided.kind === "held" ? decided.meeting : null;
    // 无 is a fact, an empty cell is none (D32).
    const unheld = decided.kind === "none" && contract.meetingType === "none";
    if (vote?.kind === "short" || unheld || refused) {
      const words = [
        ...(vote?.kind === "short" ? [vote.text] : []),
        ...(unheld ? ["没有开会"] : []),
        ...(refused ? ["没有乡镇批准文号"] : []),
      ];
      const values = {
        approvalNumber,
        meetingType: meeting?.type ?? contract.meetingType,
        heldOn: meeting?.heldOn ?? null,
        due: meeting?.due ?? null,
        present: meeting?.present ?? null,
        inFavour: meeting?.inFavour ?? null,
      };
      const basis = vote?.kind === "short" ? { basis: vote.basis } : {};
      return hit(values, `承包方不是本集体成员,${words.join(";")}`, meeting?.heldOn ?? day, basis);
    }
    const approvalLack = lackOf(contract, "approvalNumber");
    if (approvalLack !== null) return notChecked(approvalLack);
    if (decided.kind === "unknown") return notChecked(decided.reason);
    if (decided.kind === "none") return notChecked("没有会议记录,无法核对三分之二(见 HT-10)");
    return vote?.kind === "unknown" ? notChecked(vote.reason) : none;
  },
});

const commercialUse = /[厂商店铺旅游酒仓库]|加工|经营|养殖场|采石|砖/;

const notTendered = defineRule({
  id: "HT-12",
  title: "应公开竞价未竞价",
  severity: "orange",
  refs: ["rlc49"],
  rectification: "改:到期后公开竞价;现合同由乡镇出具审核说明",
  parameters: {
    mu: { value: 0, title: "面积达到多少亩应公开(0 为不设门槛)" },
    yearlyYuan: { value: 0, title: "年租金达到多少元应公开(0 为不设门槛)" },
  },
  check: (contract, _context, { mu, yearlyYuan }) => {
    if (contract.form === "none") return none;
    const lack = lackOf(contract, "method");
    if (lack !== null) return notChecked(lack);
    // 公开协商 is one of the open ways of 承包法 49.
    if (contract.method !== "direct") return none;
    const { method, contractMu, use } = contract;
    const area = exactUnits(contractMu);
    const price = contractPrice(contract);
    const yearly = area === null || price === null ? null : (area * price) / 1_000_000n;
    const commercial = commercialUse.test(use ?? "");
    const over = (limit: number, value: bigint | null) =>
      limit > 0 && value !== null && value >= parameterUnits(limit);
    const limited = mu > 0 || yearlyYuan > 0;
    if (limited && !commercial && !over(mu, area) && !over(yearlyYuan, yearly)) {
      const needsArea = mu > 0 && area === null;
      const needsPrice = yearlyYuan > 0 && yearly === null;
      if (needsArea || needsPrice) return notChecked("面积或价款不全,不知是否达到公开门槛");
      return none;
    }
    const size = area === null ? "" : `,${unitsText(area)} 亩`;
    const rent = yearly === null ? "" : `,年租金 ${unitsText(yearly)} 元`;
    return hit(
      { method, contractMu, use },
      `承包方式为“${awardMethodNames.direct}”${size}${rent}`,
      contractDay(contract),
    );
  },
});

const notPosted = defineRule({
  id: "HT-13",
  title: "未公示或公示不足",
  severity: "yellow",
  refs: ["vc30", "cc264", "rco45"],
  rectification: "补:重新公示并留照片",
  parameters: { days: { value: 7, title: "公示天数" } },
  check: (contract, context, { days }) => {
    if (contract.form === "none") return none;
    const unknown = unknownOf(contract, "postingDays");
    if (unknown !== null) return notChecked(unknown);
    const { postingDays } = contract;
    const day = contractDay(contract);
    if (postingDays === null) return hit({ postingDays }, "没有公示记录", day);
    if (postingDays < days) {
      const detail = `公示 ${postingDays} 天,不足 ${days} 天`;
      return hit({ postingDays }, detail, day, { beside: { days } });
    }
    const recorded = fromUnits(context.unitsOf(contract), (unit) => unit.papersRecorded || null);
    const photo = context.papersOf(contract.uid).some(({ kind }) => kind === "posting_photo");
    if (recorded !== true || photo) return none;
    return hit({ postingDays, photo }, `公示 ${postingDays} 天,档案中没有公示照片`, day);
  },
});

const notFiled = defineRule({
  id: "HT-14",
  title: "未报乡镇审核备案",
  severity: "yellow",
  refs: ["rlc12"],
  rectification: "补:报乡镇审核备案",
  parameters: {},
  check: (contract) => {
    if (contract.form === "none") return none;
    const unknown = unknownOf(contract, "filingNumber");
    if (unknown !== null) return notChecked(unknown);
    const { filingNumber } = contract;
    if (isSaid(filingNumber)) return none;
    return hit({ filingNumber }, "没有备案号", contractDay(contract));
  },
});

const relatedParty = defineRule({
  id: "HT-15",
  title: "关联交易未回避",
  severity: "red",
  refs: ["rco29", "rco35", "vc32"],
  rectification: "撤:报纪委核查,重新决定",
  parameters: {},
  check: (contract, context) => {
    const relation = relationOf(contract, context);
    if (relation.kind !== "related") return relation.kind === "none" ? none : relation.outcome;
    const recused = context.papersOf(contract.uid).some(({ kind }) => kind === "recusal");
    if (recused) return none;
    const { words } = relation;
    return hit({ relation: words }, `承包方${words},没有登记回避记录`, contractDay(contract));
  },
});

function relationOf(contract: ContractFacts, context: RuleContext) {
  const { relation, idNumber } = contract;
  if (isSaid(relation)) return { kind: "related", words: `有关联关系(${relation})` } as const;
  const person = context.personOf(idNumber);
  if (person !== undefined && person.post !== null) {
    return { kind: "related", words: `${person.name}是${person.post}` } as const;
  }
  const [cadre] = idNumber === null ? [] : context.relativesWithPost(idNumber);
  if (cadre !== undefined) {
    return { kind: "related", words: `是${cadre.post}${cadre.name}的近亲属` } as const;
  }
  const checked = (relation !== null && saysNone(relation)) || context.postsKnown(contract);
  if (checked && (relation !== null || idNumber !== null)) return { kind: "none" } as const;
  const reason =
    lackOf(contract, context.postsKnown(contract) ? "idNumber" : "relation") ?? "人员表没有职务";
  return { kind: "unknown", outcome: notChecked(reason) } as const;
}

const priority = defineRule({
  id: "HT-16",
  title: "优先权未保障",
  severity: "yellow",
  refs: ["rlc51", "spc18"],
  rectification: "改:记明情况,协商处理",
  parameters: {},
  check: (contract, context) => {
    if (contract.isMember === true) return none;
    const lack = firstLack(contract, ["isMember"]);
    if (lack !== null) return notChecked(lack);
    const applicants = context.applicantsOf(contract.uid);
    if (applicants.length === 0) return notChecked("没有报名竞价记录");
    const winner = plainName(contract.lessee ?? "");
    const passed = applicants
      .filter(
        ({ isMember, sameTerms, name }) => isMember && sameTerms && plainName(name) !== winner,
      )
      .map(({ name }) => name);
    if (passed.length === 0) return none;
    const names = passed.join("、");
    const detail = `外部承包方与本集体成员 ${names} 条件相同,成员未中`;
    return hit({ applicants: names }, detail, contractDay(contract));
  },
});

/** HT-10 … HT-16: decision and openness. */
export const decisionRules = [
  noDecision,
  outsider,
  notTendered,
  notPosted,
  notFiled,
  relatedParty,
  priority,
];
