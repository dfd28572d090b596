import { Button } from "antd";
import { useState } from "react";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { DraftChoice, DraftDate, DraftText } from "../../parts/draft-fields.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";

const subjects = ["合同", "债权", "债务"] as const;
type Subject = (typeof subjects)[number];

interface Line {
  readonly source: string;
  readonly subject: Subject;
  readonly unitCode: string;
  readonly key: string;
  readonly party: string;
  readonly amount: string;
}

const headings = ["来源", "对什么", "单位代码", "截至日期", "编号或项目", "对方", "数额"];
const blank: Line = { source: "", subject: "合同", unitCode: "", key: "", party: "", amount: "" };
/** A cell of a pasted sheet stays in its cell. */
const cell = (text: string) => text.trim().replaceAll(/[\t\r\n]/g, " ");

/** One line of somebody else's book, typed off; the next one keeps source, kind and village. */
export function ExternalEntry({ unitCode }: { readonly unitCode: string }) {
  const run = useCommand();
  const today = useAsOf();
  const [open, setOpen] = useState(false);
  const [line, setLine] = useState(blank);
  const [day, setDay] = useState<string | null>(null);
  const asOf = day ?? today;
  const set = (change: Partial<Line>) => setLine({ ...line, ...change });
  const code = line.unitCode === "" ? unitCode : line.unitCode;
  const keep = async () => {
    const { source, subject, key, party, amount } = line;
    const texts = [source, subject, code, asOf, key, party, amount].map(cell);
    const text = `${headings.join("\t")}\n${texts.join("\t")}`;
    const kept = await run("registers.import", {
      ...{ register: "external-figures", mode: "add" },
      source: { text },
    });
    if (kept !== null) set({ key: "", party: "", amount: "" });
  };
  const lacks = [line.source, code, line.key].some((text) => text.trim() === "");
  return (
    <>
      <Button onClick={() => setOpen(true)}>录一行…</Button>
      <RecordDrawer
        open={open}
        title="录一行外部数据"
        onClose={() => setOpen(false)}
        actions={
          <Button type="primary" disabled={lacks} onClick={() => void keep()}>
            存入,接着录
          </Button>
        }
      >
        <div className="fact-lines">
          <DraftText
            name="来源"
            placeholder="如 三资平台、年报、确权汇总表"
            value={line.source}
            onChange={(source) => set({ source })}
          />
          <DraftChoice
            name="对什么"
            value={line.subject}
            onChange={(subject) => set({ subject })}
            options={subjects.map((subject) => ({ value: subject, label: subject }))}
          />
          <DraftText name="单位代码" value={code} onChange={(next) => set({ unitCode: next })} />
          <DraftDate name="截至日期" value={asOf} onChange={setDay} />
          <DraftText name="编号" value={line.key} onChange={(key) => set({ key })} />
          <DraftText name="对方" value={line.party} onChange={(party) => set({ party })} />
          <DraftText name="数额" value={line.amount} onChange={(amount) => set({ amount })} />
        </div>
      </RecordDrawer>
    </>
  );
}
