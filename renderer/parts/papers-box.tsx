import { App, Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import type { CallInput, CallOutput } from "../../shared/contract/calls.ts";
import { useCommand } from "../app/use-command.ts";
import { useQuery } from "../app/use-query.ts";
import { chooseFile, dataAddressOf } from "./choose-file.ts";
import { PaperLine } from "./paper-line.tsx";
import { shrunkPicture } from "./shrink-picture.ts";
import "./papers-box.css";

type PaperRecord = Pick<CallInput<"papers.add">, "register" | "recordUid">;

interface PapersBoxProps {
  readonly title: string;
  /** What belongs here. */
  readonly hint?: string;
  /** Where a new one is hung. */
  readonly record: PaperRecord;
  readonly papers: CallOutput<"papers.list">["papers"];
  /** Whether what is pasted anywhere on the page goes here; a page has one such box at most. */
  readonly takesPaste: boolean;
}

/** Photos and scans of a record: dropped, pasted or chosen. Large pictures are made smaller on the way. */
export function PapersBox({ title, hint = "", record, papers, takesPaste }: PapersBoxProps) {
  const [isOver, setIsOver] = useState(false);
  const add = useAddPapers(record);
  usePastedFiles(takesPaste, add);
  return (
    <section
      className={isOver ? "papers-box papers-box-over" : "papers-box"}
      aria-label={title}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setIsOver(false);
        void add([...event.dataTransfer.files]);
      }}
    >
      <h3>{title}</h3>
      <p className="soft">
        {hint}拖到这里{takesPaste ? "、Ctrl+V 粘贴" : ""},或{" "}
        <Button
          size="small"
          onClick={async () => {
            const file = await chooseFile("image/png,image/jpeg,application/pdf");
            if (file !== null) await add([file]);
          }}
        >
          选文件…
        </Button>
      </p>
      <ul>
        {papers.map((paper) => (
          <PaperLine key={paper.uid} paper={paper} />
        ))}
      </ul>
    </section>
  );
}

/** The same, with the papers of the record asked for. */
export function RecordPapers(props: Omit<PapersBoxProps, "papers">) {
  const papers = useQuery("papers.list", props.record).value?.papers ?? [];
  return <PapersBox {...props} papers={papers} />;
}

function useAddPapers({ register, recordUid }: PaperRecord): (files: readonly File[]) => void {
  const run = useCommand();
  const { message } = App.useApp();
  return useCallback(
    async (files: readonly File[]) => {
      for (const file of files) {
        try {
          const content = await shrunkPicture(file);
          const [, contentBase64 = ""] = (await dataAddressOf(content)).split(",");
          const kind = content.type === "application/pdf" ? "scan" : "photo";
          const fileName = file.name === "" ? "粘贴的图片" : file.name;
          await run("papers.add", { register, recordUid, kind, fileName, contentBase64 });
        } catch {
          message.error(`“${file.name}”读不出来。请另存为 JPG、PNG 或 PDF 再添加。`);
        }
      }
    },
    [run, message, register, recordUid],
  );
}

/** Files that are pasted anywhere while the box is there; texts go where they belong. */
function usePastedFiles(active: boolean, onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    if (!active) return;
    const take = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener("paste", take);
    return () => document.removeEventListener("paste", take);
  }, [active, onFiles]);
}
