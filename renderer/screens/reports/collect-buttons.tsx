import { App, Button } from "antd";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { toAppError } from "../../../shared/contract/errors.ts";
import { useLongWork, withProgress } from "../../app/long-work.ts";
import { useShell } from "../../app/use-client.ts";

type Collected = CallOutput<"county.collect">;

interface CollectButtonsProps {
  readonly onCollected: (collected: Collected) => void;
}

const messageSeconds = 8;

/** All packs in one step: several files at once, or the folder that they lie in. */
export function CollectButtons({ onCollected }: CollectButtonsProps) {
  const shell = useShell();
  const start = useLongWork();
  const { message } = App.useApp();
  const choose = async (what: "files" | "folder") => {
    try {
      return await withProgress("读取文件", (report) =>
        shell.choosePaths(what, (done, total) =>
          report({ phase: `${done} / ${total} 个`, done, total }),
        ),
      );
    } catch (error) {
      message.error(toAppError(error).message, messageSeconds);
      return null;
    }
  };
  const collect = async (what: "files" | "folder") => {
    const paths = await choose(what);
    if (paths === null) return;
    if (paths.length === 0) {
      message.warning("里面没有报送包(.qhsreport)。", messageSeconds);
      return;
    }
    const collected = await start({
      title: "汇总报送包",
      name: "county.collect",
      input: { paths, asOf: null },
      said: ({ asOf, towns, refused }) =>
        `截至 ${asOf},${towns.length} 个乡镇${refused.length === 0 ? "" : `,${refused.length} 个没有汇总`}`,
    });
    if (collected !== null) onCollected(collected);
  };
  return (
    <>
      <Button type="primary" onClick={() => void collect("files")}>
        选报送包…
      </Button>
      <Button onClick={() => void collect("folder")}>选文件夹…</Button>
    </>
  );
}
