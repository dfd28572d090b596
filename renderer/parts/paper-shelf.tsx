import { App, Button } from "antd";
import type { CallInput, CallOutput } from "../../shared/contract/calls.ts";
import { toAppError } from "../../shared/contract/errors.ts";
import { useClient, useShell } from "../app/use-client.ts";
import { useCommand } from "../app/use-command.ts";
import { useQuery } from "../app/use-query.ts";
import { chooseFile, dataAddressOf } from "./choose-file.ts";
import "./paper-shelf.css";
import { bytesText } from "./texts.ts";

type Kind = CallInput<"papers.add">["kind"];
type Paper = CallOutput<"papers.list">["papers"][number];

interface PaperShelfProps {
  readonly register: CallInput<"papers.add">["register"];
  readonly recordUid: string;
  /** What kind of paper is added here. */
  readonly kind: Kind;
  /** What to hang here, and why. */
  readonly hint: string;
}

const accepted = ["image/png", "image/jpeg", "application/pdf"];

/** Photos, scans and documents of one record: dropped, pasted or chosen; each is handed out again. */
export function PaperShelf({ register, recordUid, kind, hint }: PaperShelfProps) {
  const papers = useQuery("papers.list", { register, recordUid }).value?.papers ?? [];
  const run = useCommand();
  const add = async (files: Iterable<File>) => {
    for (const file of files) {
      const address = await dataAddressOf(file);
      const contentBase64 = address.slice(address.indexOf(",") + 1);
      const fileName = file.name === "" ? "粘贴的图片.png" : file.name;
      await run("papers.add", { register, recordUid, kind, fileName, contentBase64 });
    }
  };
  return (
    <section
      className="paper-shelf"
      aria-label="附件"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a paste goes to the part that has the focus
      tabIndex={0}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void add(event.dataTransfer.files);
      }}
      onPaste={(event) => void add(event.clipboardData.files)}
    >
      <p className="soft">
        {hint}拖到这里、粘贴,或{" "}
        <Button
          size="small"
          onClick={async () => {
            const file = await chooseFile(accepted.join(","));
            if (file !== null) await add([file]);
          }}
        >
          选择文件
        </Button>
        (PNG、JPG、PDF,每份不超过 5 MB)
      </p>
      <ul>
        {papers.map((paper) => (
          <PaperLine key={paper.uid} paper={paper} />
        ))}
      </ul>
    </section>
  );
}

function PaperLine({ paper }: { readonly paper: Paper }) {
  const client = useClient();
  const shell = useShell();
  const run = useCommand();
  const { message } = App.useApp();
  const give = async () => {
    try {
      const bytes = await client.call("papers.content", { paperUid: paper.paperUid });
      await shell.giveFile({ name: paper.fileName, type: paper.mediaType, bytes });
    } catch (error) {
      message.error(toAppError(error).message, 8);
    }
  };
  return (
    <li>
      <Button type="link" onClick={() => void give()}>
        {paper.fileName}
      </Button>
      <span className="soft">{bytesText(paper.bytes)}</span>
      <Button size="small" onClick={() => void run("papers.remove", { linkUid: paper.uid })}>
        移除
      </Button>
    </li>
  );
}
