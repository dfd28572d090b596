import { App } from "antd";
import { toAppError } from "../../shared/contract/errors.ts";
import { useShell } from "./use-client.ts";

const types = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Hands a file that the core makes to the person; what failed is told. The ending tells its kind. */
export function useGiveBytes(): (name: string, made: Promise<ArrayBuffer>) => Promise<void> {
  const shell = useShell();
  const { message } = App.useApp();
  return async (name, made) => {
    const kind = name.endsWith(".xlsx") ? "xlsx" : "pdf";
    try {
      await shell.giveFile({ name, type: types[kind], bytes: await made });
    } catch (error) {
      message.error(toAppError(error).message, 8);
    }
  };
}
