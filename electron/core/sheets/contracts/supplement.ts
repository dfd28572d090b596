import { groupedYuanText } from "../../../../shared/ledger/money/amount-words.ts";
import type { OfficePaper, PaperBlock } from "../office-paper.ts";
import { dayText, given, muOf, type PaperContract, unitOf } from "./contract-paper.ts";

/** What was decided of a problem contract; null where it stays as it was. */
export interface AgreedChanges {
  readonly newUnitPriceYuan: string | null;
  readonly newYearlyRentFen: number | null;
  readonly newStartOn: string | null;
  readonly newEndOn: string | null;
  readonly newMu: string | null;
  readonly arrearsFen: number | null;
  /** Meeting and date that decided on it, in words; null where none is recorded. */
  readonly decidedBy: string | null;
}

/** Whether anything changes: a 补充协议 without a clause would say nothing. */
export function hasChanges({ decidedBy: _decided, arrearsFen, ...terms }: AgreedChanges): boolean {
  return (arrearsFen ?? 0) > 0 || Object.values(terms).some((term) => term !== null);
}

/**
 * 补充协议 filled from a case: only what changes stands in it, old beside new; all else stays
 * (民法典第五百四十三条:当事人协商一致,可以变更合同).
 */
export function supplementPaper(contract: PaperContract, changes: AgreedChanges): OfficePaper {
  const { values } = contract;
  return {
    title: "补充协议",
    subtitles: [`原合同编号:${given(values.number)}`],
    footer: "一式三份,发包方、承包方、乡镇各执一份",
    blocks: [
      { kind: "paragraph", text: `甲方(发包方):${given(values.lessor)}` },
      { kind: "paragraph", text: `乙方(承包方):${given(values.lessee)}` },
      {
        kind: "paragraph",
        text: `甲乙双方于 ${dayText(values.signedOn)} 签订的“${given(values.name)}”(${unitOf(contract)}),经双方协商一致,并经${given(changes.decidedBy)}决定,变更如下:`,
      },
      ...clauses(contract, changes),
      {
        kind: "paragraph",
        text: "原合同其余条款不变。本协议自双方签字盖章之日起生效,与原合同具有同等效力。",
      },
      {
        kind: "signatures",
        names: ["甲方(盖章)", "代表人", "日期", "乙方(签字按印)", "乡镇见证", "日期"],
      },
    ],
  };
}

function clauses({ values }: PaperContract, changes: AgreedChanges): PaperBlock[] {
  const texts: string[] = [];
  if (changes.newUnitPriceYuan !== null) {
    texts.push(
      `单价由每亩每年 ${given(values.unitPriceYuan)} 元改为 ${changes.newUnitPriceYuan} 元。`,
    );
  }
  if (changes.newYearlyRentFen !== null) {
    texts.push(`年租金改为 ${groupedYuanText(changes.newYearlyRentFen)} 元。`);
  }
  if (changes.newMu !== null) {
    texts.push(`面积由 ${muOf(values.contractMu)} 改为 ${muOf(changes.newMu)}。`);
  }
  if (changes.newStartOn !== null || changes.newEndOn !== null) {
    texts.push(
      `期限由 ${dayText(values.startOn)} 至 ${dayText(values.endOn)} 改为 ${dayText(changes.newStartOn ?? values.startOn)} 至 ${dayText(changes.newEndOn ?? values.endOn)}。`,
    );
  }
  if (changes.arrearsFen !== null && changes.arrearsFen > 0) {
    texts.push(
      `乙方确认欠缴 ${groupedYuanText(changes.arrearsFen)} 元,于 ____年__月__日 前缴入集体账户。`,
    );
  }
  return texts.map((text, index) => ({ kind: "paragraph", text: `${index + 1}. ${text}` }));
}
