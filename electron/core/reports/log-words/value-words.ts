import {
  disposalRouteNames,
  landOriginNames,
  landOwnerNames,
  landUseNames,
  measureMethodNames,
} from "../../../../shared/land/field-form.ts";
import { finalClasses, finalClassName } from "../../../../shared/land/final-class.ts";
import { plotClasses, plotClassName } from "../../../../shared/land/land-class.ts";
import { auditRegisterNames, stratumNames } from "../../../../shared/ledger/audit/audit-words.ts";
import { contractFieldWords } from "../../../../shared/ledger/contracts/field-words.ts";
import {
  contractStandingNames,
  findingVerdictNames,
  judgementLevelNames,
  problemDecisionNames,
} from "../../../../shared/ledger/contracts/problem-words.ts";
import { severityNames } from "../../../../shared/ledger/contracts/rule.ts";
import {
  meetingTypeNames,
  votingUnitNames,
} from "../../../../shared/ledger/meetings/meeting-facts.ts";
import { sideNames, sideTypes } from "../../../../shared/ledger/money/money-types.ts";
import { settlementWays, wayIds } from "../../../../shared/ledger/money/settlement-ways.ts";
import { optionKeys } from "../../project/option-keys.ts";
import { attributeTables } from "../../project/tables.ts";
import { auctionStatusNames } from "../../registers/charges/auction-steps.ts";
import { landEventKindNames } from "../../registers/charges/land-events.ts";
import { columnName } from "../../registers/column-name.ts";
import { findingKind } from "../../registers/contracts/judge-finding.ts";
import { outcomeNames } from "../../registers/posting/objections.ts";
import {
  groupSourceNames,
  historyNames,
  lockNames,
  measuredMatchNames,
  measuredSourceNames,
  profileNames,
  shapeSourceNames,
} from "./land-words.ts";

type Words = Readonly<Record<string, string>>;

const plotClassNames = Object.fromEntries(plotClasses.map((id) => [id, plotClassName(id)]));
const finalClassNames = Object.fromEntries(finalClasses.map((id) => [id, finalClassName(id)]));
const roundNames = { prepared: "准备中", posted: "已张贴", withdrawn: "已撤回" };
const outgoingNames = { chargeNotice: "缴费通知", demand: "催收通知书", tender: "竞价公告" };
const registerNames = {
  ...attributeTables,
  ...auditRegisterNames,
  ...{ plot: "图斑", claim: "债权债务", charge: "缴费通知" },
};
const verdictNames = {
  ...findingVerdictNames,
  ...{ problem: "问题合同", clean: "没有问题" },
  ...{ confirmed: "属实", rejected: "不属实" },
};

/** Words of codes by column, wherever that column stands. */
const sharedWords: Readonly<Record<string, Words>> = {
  final_class: finalClassNames,
  owner: landOwnerNames,
  route: disposalRouteNames,
  level: judgementLevelNames,
  confirmed_level: judgementLevelNames,
  decided_level: judgementLevelNames,
  verdict: verdictNames,
  decision: problemDecisionNames,
  severity: severityNames,
  register: registerNames,
  target_kind: registerNames,
};

const contractWords = Object.fromEntries(
  Object.entries(contractFieldWords).map(([field, words]) => [columnName(field), words]),
);

/** Words of codes by table and column. */
const tableWords: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  project_option: {
    key: Object.fromEntries(Object.entries(optionKeys).map(([key, { title }]) => [key, title])),
  },
  exception: { kind: { finding: "核对提示", [findingKind]: "合同疑似问题" } },
  plot: {
    ...{ proposed_class: plotClassNames, history: historyNames, group_source: groupSourceNames },
    state: { open: "在册", gone: "已不在" },
  },
  plot_shape: { source: shapeSourceNames, current: { 1: "现在的", 0: "原来的" } },
  plot_lock: { kind: lockNames },
  print_job: { profile: profileNames },
  field_form: {
    ...{ status: { draft: "未核完", checked: "已核查" }, land_use: landUseNames },
    ...{ measure_method: measureMethodNames, origin: landOriginNames },
  },
  measured_shape: {
    ...{ source: measuredSourceNames, match: measuredMatchNames },
    status: { proposed: "待采用", accepted: "已采用", rejected: "不采用" },
  },
  paper_link: { kind: { photo: "照片", scan: "扫描件", document: "文件" } },
  posting: { status: roundNames },
  posting_objection: { outcome: outcomeNames },
  meeting: { type: meetingTypeNames, voting_unit: votingUnitNames },
  contract: {
    ...contractWords,
    standing: contractStandingNames,
    origin: {
      typed: "手工录入",
      household: "由确权合同提出",
      disposal: "由处置拟出",
      sheet: "表格导入",
    },
  },
  contract_object: {
    kind: { plot: "非承包地图斑", parcel: "确权地块", area: "合同界线", unknown: "没有对上" },
  },
  demand: { kind: { demand: "催收", acknowledgement: "债务人承认", suit: "起诉、仲裁、支付令" } },
  problem_event: {
    kind: { confirm: "核定", decide: "整改决定", close: "销号", reopen: "重开" },
  },
  money_row: {
    ...{ side: sideNames, type: { ...sideTypes.claim, ...sideTypes.debt } },
    life_status: { alive: "在世", heirs: "已故,有继承人", noHeirs: "已故,无继承人" },
  },
  settlement: { way: Object.fromEntries(wayIds.map((id) => [id, settlementWays[id].title])) },
  incentive_scheme: { basis: { balance: "余额", original: "原始金额" } },
  auction: { status: auctionStatusNames },
  land_event: { kind: landEventKindNames },
  outgoing_check: { paper: outgoingNames },
  outgoing_check_item: { subject_kind: { ...registerNames, ...outgoingNames } },
  outgoing_notice: { kind: outgoingNames },
  snapshot: { kind: { weekly: "周报", "ten-day": "旬报" } },
  external_figure: { subject: registerNames },
  audit_sample: { stratified_by: stratumNames },
};

/** The words of a column's codes; none where its values are no codes. */
export const wordsOfColumn = (table: string, column: string): Words | undefined =>
  tableWords[table]?.[column] ?? sharedWords[column];
