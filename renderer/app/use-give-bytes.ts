import { App } from "antd";
import { toAppError } from "../../shared/contract/errors.ts";
import { useShell } from "./use-client.ts";

const types: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Hands a file that the core makes to the person; what failed is told. The ending tells its kind. */
export function useGiveBytes(): (name: string, made: Promise<ArrayBuffer>) => Promise<void> {
  const shell = useShell();
  const { message } = App.useApp();
  return async (name, made) => {
    const ending = name.split(".").at(-1) ?? "";
    try {
      const type = types[ending] ?? "application/octet-stream";
      await shell.giveFile({ name, type, bytes: await made });
    } catch (error) {
      message.error(toAppError(error).message, 8);
    }
  };
}
