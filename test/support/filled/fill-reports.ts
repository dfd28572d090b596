import type { CallInput } from "../../../shared/contract/calls.ts";
import type { Client } from "../../../shared/contract/client.ts";
import { villages } from "./fill-units.ts";

/** Governance problems, papers of a village, a frozen weekly report, and what an audit brought. */
export async function fillReports(client: Client): Promise<void> {
  const problem = {
    ...{ number: "样治-1", villageCode: villages.first, source: "村民反映(虚构)" },
    ...{ content: "账目没有公开(虚构)", foundOn: "2026-04-01", deadline: "2026-06-30" },
    ...{ responsible: "赵样例", rectifiedOn: null, rectification: null, note: null },
  };
  const done = { rectifiedOn: "2026-05-20", rectification: "已在公示栏公开(虚构)" };
  await client.call("governance.save", { uid: null, ...problem, ...done });
  await client.call("governance.save", {
    ...{ uid: null, ...problem, number: "样治-2", villageCode: villages.second },
    content: "印章没有登记(虚构)",
  });
  await client.call("villageFiles.save", {
    ...{ villageCode: villages.first, name: "债权台账", presentOn: "2026-05-10", pages: 3 },
    ...{ place: "档案柜", note: null },
  });
  await client.call("snapshots.take", {
    ...({ kind: "weekly", asOf: "2026-06-26", scope: { level: "project", code: "" } } as const),
    ...{ reasons: [], note: "第 26 周(虚构)" },
  });
  await paste(client, "external-figures", [
    "来源,对什么,单位代码,截至日期,编号或项目",
    ...["样合-001", "样合-002", "样合-099"].map(
      (number) => `三资平台(虚构),合同,${villages.first},2026-06-01,${number}`,
    ),
  ]);
  await paste(client, "audit-findings", [
    "问题编号,村代码,问题,涉及金额(元),依据条款,发现日期",
    `样审-1,${villages.first},租金未收(虚构),24000,农村集体经济组织法第四十七条,2026-06-15`,
    `样审-2,${villages.second},借款没有决议(虚构),10000,农村集体经济组织法第二十六条,2026-06-16`,
  ]);
  await paste(client, "vouchers", [
    "村代码,凭证号,日期,科目,借方,贷方,摘要",
    `${villages.second},记-31,2026-04-01,发包及上交收入,,3000,收甄样例一租金(虚构)`,
  ]);
}

type Register = CallInput<"registers.import">["register"];

/** Takes lines of a sheet, cells apart by commas, as they come from the clipboard. */
async function paste(client: Client, register: Register, lines: readonly string[]): Promise<void> {
  const text = lines.map((line) => line.replaceAll(",", "\t")).join("\n");
  await client.call("registers.import", { register, mode: "add", source: { text } });
}
