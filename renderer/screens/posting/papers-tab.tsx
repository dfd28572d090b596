import { App, Button, Segmented } from "antd";
import { useState } from "react";
import { toAppError } from "../../../shared/contract/errors.ts";
import { useShell } from "../../app/use-client.ts";
import { useKept } from "../../app/use-kept.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { PdfPages } from "../../pdf/pdf-pages.tsx";
import type { RoundDetails } from "./posting-words.ts";

const papers = ["A4", "A3"] as const;
type Paper = (typeof papers)[number];
const isPaper = (kept: unknown): kept is Paper => papers.some((paper) => paper === kept);

interface PapersTabProps {
  readonly round: RoundDetails;
  readonly asOf: string;
}

/** 公示表, overview, 公示图, 异议登记表 and, once it is true, the proof: as they are printed. */
export function PapersTab({ round, asOf }: PapersTabProps) {
  const [paper, setPaper] = useKept<Paper>("posting.paper", "A4", isPaper);
  const answer = useQuery("posting.pdf", { uid: round.uid, asOf, paper });
  const shell = useShell();
  const { message } = App.useApp();
  const [page, setPage] = useState(1);
  const give = async (bytes: ArrayBuffer) => {
    const name = `${round.unitName}第${round.number}轮公示.pdf`;
    try {
      await shell.giveFile({ name, type: "application/pdf", bytes });
    } catch (error) {
      message.error(toAppError(error).message, 8);
    }
  };
  return (
    <div className="posting-papers">
      <p className="soft">
        {round.statement === null
          ? "公示表、总图和索引、公示图、异议登记表。期满且异议都已处理后,另有证明。A3 只用于总图、索引和公示图。"
          : `另有证明:${round.statement}`}
      </p>
      <AsyncState answer={answer} waiting="正在排版…">
        {(bytes) => (
          <>
            <div className="posting-paper-choice">
              <Segmented
                aria-label="公示图的纸张"
                options={[...papers]}
                value={paper}
                onChange={(next) => setPaper(() => next)}
              />
              <Button type="primary" onClick={() => void give(bytes)}>
                打开公示件(PDF)
              </Button>
            </div>
            <PdfPages bytes={bytes} label="公示件" page={page} onPage={setPage} />
          </>
        )}
      </AsyncState>
    </div>
  );
}
