import type { MeetingFacts, MeetingType } from "../meetings/meeting-facts.ts";
import type {
  AwardMethod,
  ContractForm,
  ContractKind,
  ContractLandClass,
  ContractStatus,
  LandSource,
  PaymentMode,
  TermWord,
} from "./contract-words.ts";

/**
 * One contract as the register has it; null where its cell is empty. Dates are `YYYY-MM-DD`, areas and
 * prices decimal text as on paper (D37), money whole fen, codes text. What stands on paper but cannot be
 * read is null here and listed by the import.
 */
export interface ContractValues {
  /** 合同编号 as the village writes it: may be missing or twice. */
  readonly number: string | null;
  /** 12 digits. */
  readonly villageCode: string | null;
  /** 14 digits. */
  readonly groupCode: string | null;
  readonly name: string | null;
  readonly kind: ContractKind | null;
  readonly lessor: string | null;
  readonly lessee: string | null;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly isMember: boolean | null;
  /** Null and empty are the same: no plot is named. */
  readonly plotCodes: readonly string[] | null;
  readonly landClass: ContractLandClass | null;
  readonly place: string | null;
  readonly east: string | null;
  readonly south: string | null;
  readonly west: string | null;
  readonly north: string | null;
  readonly contractMu: string | null;
  readonly measuredMu: string | null;
  readonly use: string | null;
  readonly currentUse: string | null;
  readonly signedOn: string | null;
  readonly startOn: string | TermWord | null;
  readonly endOn: string | TermWord | null;
  readonly method: AwardMethod | null;
  /** Yuan per mu and year, decimal text with every decimal of the paper: `6.32`, `0.133`. */
  readonly unitPriceYuan: string | null;
  readonly totalFen: number | null;
  readonly payment: PaymentMode | null;
  readonly prepaidYears: number | null;
  readonly dueFen: number | null;
  readonly paidFen: number | null;
  readonly arrearsSince: string | null;
  /** `none`: the sheet says 无, there was no meeting. */
  readonly meetingType: MeetingType | "none" | null;
  readonly meetingDate: string | null;
  readonly meetingDue: number | null;
  readonly meetingPresent: number | null;
  readonly meetingInFavour: number | null;
  readonly approvalNumber: string | null;
  readonly postingDays: number | null;
  readonly filingNumber: string | null;
  readonly form: ContractForm | null;
  readonly operator: string | null;
  readonly status: ContractStatus | null;
  readonly remark: string | null;
  readonly landSource: LandSource | null;
  /** 委托书 of the households whose land it is: its number or 有, or 无. */
  readonly mandate: string | null;
  readonly previousNumber: string | null;
  readonly previousRentFen: number | null;
  /** 递增条款, 回购条款, 关联关系: as written; 无 means there is none. */
  readonly escalation: string | null;
  readonly buyBack: string | null;
  readonly relation: string | null;
  /** 承包方存续: false once dead, struck off or not to be found. */
  readonly lesseeExists: boolean | null;
}

export type ContractField = keyof ContractValues;

/** The headings of `qhs template contracts` in their order, and the field below each. */
export const contractHeadings: Readonly<Record<ContractField, string>> = {
  number: "合同编号",
  villageCode: "村代码",
  groupCode: "组代码",
  name: "合同名称",
  kind: "合同类型",
  lessor: "发包方",
  lessee: "承包方",
  idNumber: "证件号",
  phone: "电话",
  isMember: "是否本集体成员",
  plotCodes: "地块编码",
  landClass: "地类",
  place: "坐落",
  east: "东至",
  south: "南至",
  west: "西至",
  north: "北至",
  contractMu: "合同面积(亩)",
  measuredMu: "实测面积(亩)",
  use: "用途",
  currentUse: "现状用途",
  signedOn: "签订日期",
  startOn: "起始日期",
  endOn: "终止日期",
  method: "承包方式",
  unitPriceYuan: "单价(元/亩·年)",
  totalFen: "总价(元)",
  payment: "支付方式",
  prepaidYears: "预收年数",
  dueFen: "应缴(元)",
  paidFen: "已缴(元)",
  arrearsSince: "欠缴起始日",
  meetingType: "会议类型",
  meetingDate: "会议日期",
  meetingDue: "应到人数",
  meetingPresent: "实到人数",
  meetingInFavour: "同意人数",
  approvalNumber: "乡镇批准文号",
  postingDays: "公示天数",
  filingNumber: "备案号",
  form: "合同形式",
  operator: "现经营者",
  status: "状态",
  remark: "备注",
  landSource: "土地来源",
  mandate: "委托书",
  previousNumber: "原合同编号",
  previousRentFen: "原年租金(元)",
  escalation: "递增条款",
  buyBack: "回购条款",
  relation: "关联关系",
  lesseeExists: "承包方存续",
};

/** A contract with what the import knows about it. */
export interface ContractFacts extends ContractValues {
  readonly uid: string;
  /** Fields whose heading was not in the sheet it came from: rules that need them are not checked (D32). */
  readonly absent: ReadonlySet<ContractField>;
  /** Fields whose cell has something in it that the import could not read: neither empty nor a value. */
  readonly unread: ReadonlySet<ContractField>;
  /** Day on which it was entered in the register; null where nobody noted it. */
  readonly registeredOn: string | null;
  /** 签字人: who signed for the lessee, as far as somebody looked. The template has no heading for it. */
  readonly signer: string | null;
  /** The meeting of the `meeting` table that decided on it; it goes before the sheet's own numbers (D36). */
  readonly meeting: MeetingFacts | null;
}
