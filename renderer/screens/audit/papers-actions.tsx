import { Button } from "antd";
import { useState } from "react";
import { useLongWork } from "../../app/long-work.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { DateInput } from "../../parts/date-input.tsx";

interface PapersActionsProps {
  readonly audited: string | null;
  readonly papers: number;
  readonly findings: number;
}

/** Prints the working papers and hands the findings out; both are logged (A8). */
export function PapersActions({ audited, papers, findings }: PapersActionsProps) {
  const start = useLongWork();
  const giveBytes = useGiveBytes();
  const asOf = useAsOf();
  const [deadline, setDeadline] = useState<string | null>(null);
  const print = async () => {
    const pdf = await start({
      title: "打印底稿",
      name: "workingPapers.print",
      input: { audited, uids: null, asOf },
      said: () => `${papers} 份,含个人信息,已记入日志`,
    });
    if (pdf !== null) await giveBytes(`审计工作底稿_${asOf}.pdf`, Promise.resolve(pdf));
  };
  const handOut = async () => {
    const sheet = await start({
      title: "导出问题清单",
      name: "workingPapers.findings",
      input: { asOf, deadline },
      said: () => `${findings} 条,已记入日志`,
    });
    if (sheet !== null) await giveBytes(`审计问题清单_${asOf}.xlsx`, Promise.resolve(sheet));
  };
  return (
    <>
      <Button
        disabled={papers === 0}
        title="每份底稿一页起:记录全文、附件、计入哪些数字、核实结论,个人信息不隐去"
        onClick={() => void print()}
      >
        打印底稿 PDF
      </Button>
      <span className="audit-day">
        <DateInput
          label="整改期限"
          value={deadline}
          onSave={async (day) => {
            setDeadline(day);
            return true;
          }}
        />
      </span>
      <Button disabled={findings === 0} onClick={() => void handOut()}>
        导出问题清单
      </Button>
    </>
  );
}
