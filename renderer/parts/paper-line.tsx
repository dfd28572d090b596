import { App, Button } from "antd";
import { useEffect, useState } from "react";
import type { CallOutput } from "../../shared/contract/calls.ts";
import { toAppError } from "../../shared/contract/errors.ts";
import { useClient, useShell } from "../app/use-client.ts";
import { useCommand } from "../app/use-command.ts";
import { bytesText } from "./texts.ts";

type Paper = CallOutput<"papers.list">["papers"][number];

/** One paper with a small picture; its name hands it out, and it can be taken away. */
export function PaperLine({ paper }: { readonly paper: Paper }) {
  const client = useClient();
  const shell = useShell();
  const run = useCommand();
  const { message } = App.useApp();
  const { paperUid, fileName, mediaType, widthPx, heightPx } = paper;
  const give = async () => {
    try {
      const bytes = await client.call("papers.content", { paperUid });
      await shell.giveFile({ name: fileName, type: mediaType, bytes });
    } catch (error) {
      message.error(toAppError(error).message, 8);
    }
  };
  return (
    <li>
      <PaperThumb paper={paper} />
      <span>
        <Button type="link" onClick={() => void give()}>
          {fileName}
        </Button>
        <span className="soft">
          {" "}
          {bytesText(paper.bytes)}
          {widthPx === null ? "" : ` ${widthPx} × ${heightPx}`}
        </span>
      </span>
      <Button size="small" onClick={() => void run("papers.remove", { linkUid: paper.uid })}>
        移除
      </Button>
    </li>
  );
}

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
