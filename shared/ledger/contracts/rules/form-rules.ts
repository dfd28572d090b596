import { cellState, firstLack, lackOf, plainName, unknownOf } from "../cells.ts";
import { fromUnits } from "../context.ts";
import { type PaperKind, paperKindNames } from "../context-facts.ts";
import { contractFormNames } from "../contract-words.ts";
import { type ContractFacts, type ContractField, contractHeadings } from "../facts.ts";
import { defineRule, hit, none, notChecked } from "../rule.ts";
import { lettingSubject } from "../subject.ts";
import { addMonths, contractDay, dayOf } from "../term.ts";

/** Leases shorter than this may be made by word of mouth (民法典 707). */
const writtenFromMonths = 6;

const oralContract = defineRule({
  id: "HT-01",
  title: "口头合同",
  severity: "orange",
  refs: ["rlc22", "cc490", "cc707"],
  rectification: "补:按剩余期限补签书面合同,已交年份予以确认",
  decidedLocally: true,
  parameters: {},
  check: (contract, context) => {
    const unknown = unknownOf(contract, "form");
    if (unknown !== null) return notChecked(unknown);
    const { form } = contract;
    if (form === "written" || form === "none") return none;
    const hasOriginal = context.papersOf(contract.uid).some(({ kind }) => kind === "contract");
    if (form === null && hasOriginal) return none;
    const [start, end] = [dayOf(contract.startOn), dayOf(contract.endOn)];
    const short = start !== null && end !== null && end < addMonths(start, writtenFromMonths);
    if (contract.kind === "lease" && short) return none;
    const detail =
      form === "oral" ? "合同形式为口头" : "合同形式未填,也没有登记合同原件,不知有没有书面合同";
    return hit({ form }, detail, contractDay(contract));
  },
});

/** What a contract has to say (承包法 22、40, 民法典 470、704), by what it is about. */
function termsOf(contract: ContractFacts): readonly (readonly ContractField[])[] {
  const common: (readonly ContractField[])[] = [
    ["lessor"],
    ["lessee"],
    ["startOn"],
    ["endOn"],
    ["unitPriceYuan", "totalFen"],
    ["payment"],
  ];
  const { kind } = contract;
  if (kind === "works" || kind === "investment") return common;
  const ofLetting: (readonly ContractField[])[] = [["idNumber"], ["place"], ["use"]];
  if (lettingSubject(contract) === "asset") return [...common, ...ofLetting];
  return [...common, ...ofLetting, ["contractMu"], ["east", "south", "west", "north"]];
}

const missingTerms = defineRule({
  id: "HT-02",
  title: "要素不全",
  severity: "yellow",
  refs: ["rlc22", "rlc40", "cc470", "cc704"],
  rectification: "补:签补充协议补齐;违约条款请对照原件",
  parameters: {},
  check: (contract) => {
    if (contract.form === "none") return none;
    const terms = termsOf(contract).filter((fields) =>
      fields.every((field) => cellState(contract, field) !== "given"),
    );
    // Several fields can stand for one term: it lacks only when none of them has anything.
    const unknown = terms.flatMap((fields) => {
      const reason = fields.map((field) => unknownOf(contract, field)).find((one) => one !== null);
      return reason === undefined || reason === null ? [] : [reason];
    });
    const empty = terms.filter((fields) =>
      fields.every((field) => cellState(contract, field) === "empty"),
    );
    if (empty.length === 0) return unknown[0] === undefined ? none : notChecked(unknown[0]);
    const names = empty.map((fields) => fields.map((field) => contractHeadings[field]).join("/"));
    return hit({ missing: names.join("、") }, `未填:${names.join("、")}`, contractDay(contract));
  },
});

const ownGroup = /[组队]/;
const organisation = /[村组队社会公司局所站场院校厂店部政府委]/;

const wrongLessor = defineRule({
  id: "HT-03",
  title: "发包主体不符",
  severity: "orange",
  refs: ["rlc13", "cc262", "vc28"],
  rectification: "补:由所有者(村民小组)会议追认,或由其重新签订",
  parameters: {},
  check: (contract, context) => {
    if (contract.form === "none") return none;
    const lack = lackOf(contract, "lessor");
    if (lack !== null) return notChecked(lack);
    const lessor = plainName(contract.lessor ?? "");
    const day = contractDay(contract);
    if (/^[\u4e00-\u9fff·]{2,4}$/.test(lessor) && !organisation.test(lessor)) {
      return hit({ lessor }, `发包方“${lessor}”是个人,不是集体`, day);
    }
    if (ownGroup.test(lessor) || lettingSubject(contract) === "asset") return none;
    const land = context.landOf(contract).filter(({ ownershipCode }) => ownershipCode !== null);
    if (land.length === 0) return notChecked(lackOf(contract, "plotCodes") ?? "地块权属未登记");
    const ofGroup = land.filter(({ ownershipCode }) => ownershipCode?.trim() === "31");
    const ratified = context.papersOf(contract.uid).some(({ kind }) => kind === "group_resolution");
    if (ofGroup.length === 0 || ratified) return none;
    const plots = ofGroup.map(({ plotCode }) => plotCode).join("、");
    return hit(
      { lessor, plots },
      `地块 ${plots} 属村民小组所有,发包方为“${lessor}”,没有登记小组决议`,
      day,
    );
  },
});

const unsignedUse = defineRule({
  id: "HT-04",
  title: "应签未签(事实占用)",
  severity: "orange",
  refs: ["cc265", "cc196"],
  rectification: "补:依法决定后签订合同,或者收回",
  parameters: {},
  check: (contract, context) => {
    const lack = lackOf(contract, "form");
    if (lack !== null) return notChecked(lack);
    if (contract.form !== "none" || contract.status === "ended") return none;
    const user = contract.operator ?? contract.lessee;
    const who = user === null ? "" : `,使用人 ${user}`;
    const detail = `${contractFormNames.none}${who},在用而没有签订`;
    return hit({ form: "none", user }, detail, context.asOf);
  },
});

const missingPapers = defineRule({
  id: "HT-05",
  title: "档案缺失",
  severity: "yellow",
  refs: ["vc34"],
  rectification: "补:重建档案;原件找不到的由双方签合同认定书",
  parameters: {},
  check: (contract, context) => {
    if (fromUnits(context.unitsOf(contract), (unit) => unit.papersRecorded || null) !== true) {
      return notChecked("该村未标明档案已录");
    }
    const wanted: PaperKind[] = contract.form === "none" ? [] : ["contract", "minutes"];
    if ((contract.paidFen ?? 0) > 0) wanted.push("receipt");
    const there = new Set(context.papersOf(contract.uid).map(({ kind }) => kind));
    const missing = wanted.filter((kind) => !there.has(kind)).map((kind) => paperKindNames[kind]);
    if (missing.length === 0) return none;
    return hit({ missing: missing.join("、") }, `档案中没有${missing.join("、")}`, context.asOf);
  },
});

/** Names of companies and the like, for which somebody else always signs. */
const unitName = /公司|合作社|委员会|[厂场站所院校店社局]$/;
const signersOf = (text: string) => text.split(/[、,,;;\s]+/).map(plainName);

const doubtfulSignature = defineRule({
  id: "HT-06",
  title: "代签/签章存疑",
  severity: "orange",
  refs: ["cc490"],
  rectification: "补:核实签字人,由当事人或继承人追认",
  parameters: {},
  check: (contract, context) => {
    if (contract.form === "none") return none;
    const { signer } = contract;
    const lessee = plainName(contract.lessee ?? "");
    if (signer !== null && lessee !== "") {
      if (unitName.test(lessee)) return notChecked("承包方是单位,签字人是否有权代表要看授权");
      if (!signersOf(signer).every((name) => lessee.includes(name))) {
        const detail = `合同由“${signer}”签字,承包方为“${contract.lessee}”`;
        return hit({ signer, lessee }, detail, contractDay(contract));
      }
    }
    const lack = firstLack(contract, ["signedOn", "idNumber"]);
    if (lack !== null) return notChecked(lack);
    const person = context.personOf(contract.idNumber);
    if (person === undefined) return notChecked("承包方不在人员表中,不知是否在世");
    const { signedOn } = contract;
    if (person.diedOn === null || signedOn === null || signedOn <= person.diedOn) return none;
    const detail = `${person.name}于 ${person.diedOn} 去世,合同签订于 ${signedOn}`;
    return hit({ signedOn, diedOn: person.diedOn }, detail, signedOn);
  },
});

/** HT-01 … HT-06: form and file. */
export const formRules = [
  oralContract,
  missingTerms,
  wrongLessor,
  unsignedUse,
  missingPapers,
  doubtfulSignature,
];
