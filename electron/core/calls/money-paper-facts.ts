import type { Project } from "../project/project.ts";
import { getOption } from "../project/settings.ts";
import type { CheckedPaper } from "../registers/charges/outgoing.ts";
import { refused } from "../registers/money/refuse.ts";
import type { PayPlace } from "../sheets/money/charge-notice.ts";
import { drawOfficePapers, type OfficePaper } from "../sheets/office-paper.ts";
import { plainBytes } from "./plain-bytes.ts";

export const paperNames: Readonly<Record<CheckedPaper, string>> = {
  chargeNotice: "缴费通知",
  demand: "催收通知书",
  tender: "竞价公告",
};

/** The village's telephone, else the project's; null where neither is known. */
export function telephoneOf(project: Project, villageCode: string): string | null {
  const phone = unitFact(project, villageCode)?.phone ?? null;
  const own = getOption(project, "telephone");
  return phone ?? (own === "" ? null : own);
}

/** Where money is paid to and whom to ask. No bill goes out without both. Throws `money.refused`. */
export function payPlaceOf(project: Project, villageCode: string): PayPlace {
  const collectiveAccount = unitFact(project, villageCode)?.account ?? null;
  const telephone = telephoneOf(project, villageCode);
  if (collectiveAccount !== null && telephone !== null) return { collectiveAccount, telephone };
  throw refused("村组情况里没有填集体账户或电话,文书不能发出。请先填上再打印。", { villageCode });
}

function unitFact({ db }: Project, villageCode: string) {
  return db
    .prepare<[string], { account: string | null; phone: string | null }>(
      "SELECT collective_account AS account, phone FROM unit_fact WHERE unit_code = ?",
    )
    .get(villageCode);
}

/** Papers as one PDF; the date is the papers' own (D9). */
export async function moneyPdf(papers: readonly OfficePaper[], day: string): Promise<ArrayBuffer> {
  const title = papers[0]?.title ?? "";
  const date = new Date(`${day}T00:00:00Z`);
  const { pdf } = await drawOfficePapers(papers, { title, subject: title, date });
  return plainBytes(pdf);
}
