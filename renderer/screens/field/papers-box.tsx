import { App, Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useClient } from "../../app/use-client.ts";
import { useCommand } from "../../app/use-command.ts";
import { chooseFile, dataAddressOf } from "../../parts/choose-file.ts";
import { bytesText } from "../../parts/texts.ts";
import { shrunkPicture } from "./shrink-picture.ts";

type Paper = CallOutput<"field.form">["papers"][number];

interface PapersBoxProps {
  readonly plotCode: string;
  readonly papers: readonly Paper[];
}

/** Photos and scans of a plot: dropped, pasted or chosen. Large pictures are made smaller on the way. */
export function PapersBox({ plotCode, papers }: PapersBoxProps) {
  const run = useCommand();
  const { message } = App.useApp();
  const [isOver, setIsOver] = useState(false);
  const add = useCallback(
    async (files: readonly File[]) => {
      for (const file of files) {
        try {
          const content = await shrunkPicture(file);
          const [, contentBase64 = ""] = (await dataAddressOf(content)).split(",");
          const kind = content.type === "application/pdf" ? "scan" : "photo";
          const fileName = file.name === "" ? "粘贴的图片" : file.name;
          const record = { register: "plot", recordUid: plotCode } as const;
          await run("papers.add", { ...record, kind, fileName, contentBase64 });
        } catch {
          message.error(`“${file.name}”读不出来。请另存为 JPG、PNG 或 PDF 再添加。`);
        }
      }
    },
    [run, message, plotCode],
  );
  usePastedFiles(add);
  return (
    <section
      className={isOver ? "papers-box papers-box-over" : "papers-box"}
      aria-label="照片和扫描件"
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
      <h3>照片和扫描件</h3>
      <p className="soft">
        拖到这里、Ctrl+V 粘贴,或{" "}
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
          <li key={paper.uid}>
            <PaperThumb paper={paper} />
            <span>
              {paper.fileName}
              <span className="soft">
                {" "}
                {bytesText(paper.bytes)}
                {paper.widthPx === null ? "" : ` ${paper.widthPx} × ${paper.heightPx}`}
              </span>
            </span>
            <Button size="small" onClick={() => void run("papers.remove", { linkUid: paper.uid })}>
              移除
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Files that are pasted anywhere while the box is there; texts go where they belong. */
function usePastedFiles(onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener("paste", take);
    return () => document.removeEventListener("paste", take);
  }, [onFiles]);
}

/** A small picture that shows the whole one when clicked. */
function PaperThumb({ paper }: { readonly paper: Paper }) {
  const client = useClient();
  const { paperUid, mediaType, fileName } = paper;
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (mediaType === "application/pdf") return;
    const leaving = new AbortController();
    let made: string | null = null;
    client.call("papers.content", { paperUid }, { signal: leaving.signal }).then(
      (bytes) => {
        made = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
        setAddress(made);
      },
      () => setAddress(null),
    );
    return () => {
      leaving.abort();
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [client, paperUid, mediaType]);
  if (address === null) return <span className="paper-thumb soft">PDF</span>;
  return <img className="paper-thumb" src={address} alt={fileName} />;
}
