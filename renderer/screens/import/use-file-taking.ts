import { App } from "antd";
import { useCallback } from "react";
import { toAppError } from "../../../shared/contract/errors.ts";
import { withProgress } from "../../app/long-work.ts";
import { useClient } from "../../app/use-client.ts";
import type { UploadReport } from "../../shell.ts";

const messageSeconds = 8;

/**
 * Takes files from the person, by dialog or drop, while the bottom line shows how far it is. `onTaken`
 * gets the paths and the one that is best imported first.
 */
export function useFileTaking(onTaken: (paths: readonly string[], first: string) => void) {
  const client = useClient();
  const { message } = App.useApp();
  return useCallback(
    async (obtain: (report: UploadReport) => Promise<readonly string[] | null>) => {
      try {
        const paths = await withProgress("读取文件", (report) =>
          obtain((done, total) => report({ phase: `${done} / ${total} 个`, done, total })),
        );
        if (paths === null) return;
        const scanned =
          paths.length === 0 ? null : await client.call("import.scan", { paths: [...paths] });
        const [first] = scanned?.candidates ?? [];
        if (first !== undefined) onTaken(paths, first.path);
        else message.warning(nothingUsable, messageSeconds);
      } catch (error) {
        message.error(toAppError(error).message, messageSeconds);
      }
    },
    [client, message, onTaken],
  );
}

const nothingUsable = "里面没有能导入的文件。请选 .shp(连同 .shx、.dbf、.prj)、.mdb 或 .xlsx。";
