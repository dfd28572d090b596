import { App } from "antd";
import type { PrintReport } from "../../../shared/contract/calls/sheet-calls.ts";
import { toAppError } from "../../../shared/contract/errors.ts";
import { useClient, useShell } from "../../app/use-client.ts";

const types = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Hands files of the core to the person. */
export function useGiveFile() {
  const client = useClient();
  const shell = useShell();
  const { message } = App.useApp();
  const give = async (name: string, type: string, fetched: Promise<ArrayBuffer>) => {
    try {
      await shell.giveFile({ name, type, bytes: await fetched });
    } catch (error) {
      message.error(toAppError(error).message, 8);
    }
  };
  return {
    givePrinted: ({ id, name, kind }: PrintReport["files"][number]) =>
      give(name, types[kind], client.call("sheets.file", { id })),
    giveHandover: () => give("交接页.pdf", types.pdf, client.call("letter.handover", {})),
    giveLetter: () => give("数据协调函.pdf", types.pdf, client.call("letter.dataRequest", {})),
  };
}
