import { App, Button, Checkbox, Segmented } from "antd";
import { toAppError } from "../../shared/contract/errors.ts";
import { useLongWork, withProgress } from "../app/long-work.ts";
import { useClient, useShell } from "../app/use-client.ts";
import { useEscape } from "../app/use-escape.ts";
import { useGiveBytes } from "../app/use-give-bytes.ts";
import { usePaste } from "../app/use-paste.ts";
import { useQuery } from "../app/use-query.ts";
import { useScope } from "../app/use-scope.ts";
import { AsyncState, Notice } from "../parts/async-state.tsx";
import { PreviewFacts } from "./preview-facts.tsx";
import { RowOrderSwitch } from "./row-order-switch.tsx";
import { type SheetRegister, useSheetRequest } from "./use-sheet-request.ts";
import "./sheet-import.css";

interface SheetImportProps {
  readonly register: SheetRegister;
  /** 合同, 债权 …: what its rows are. */
  readonly title: string;
  /** Rows that were pasted into the list itself. */
  readonly pasted?: string | null;
  readonly onClose: () => void;
}

const villageDigits = 12;

/**
 * Rows of a spreadsheet into a register: a file or a paste, looked at before anything is stored; what
 * could not be read is listed with its row, to be corrected and pasted back (T1).
 */
export function SheetImport({ register, title, pasted = null, onClose }: SheetImportProps) {
  const { code } = useScope();
  const choice = useSheetRequest(
    register,
    code.length < villageDigits ? "" : code.slice(0, villageDigits),
    pasted === null ? null : { text: pasted },
  );
  const answer = useQuery("registers.preview", choice.request);
  const start = useLongWork();
  useEscape(true, onClose);
  usePaste(true, (text) => choice.take({ text }));
  const preview = answer.value?.preview ?? null;
  const commit = async () => {
    if (choice.request === null) return;
    const done = await start({
      title: `导入${title}`,
      name: "registers.import",
      input: choice.request,
      said: ({ added, updated, refused }) =>
        `新增 ${added} 行,更新 ${updated} 行${refused === 0 ? "" : `,没有存入 ${refused} 行`}`,
    });
    if (done !== null && done.refused === 0) onClose();
  };
  return (
    <div className="screen sheet-import">
      <div className="panel sheet-import-bar">
        <strong>导入{title}</strong>
        <ChooseFile onFile={(file) => choice.take({ file })} />
        <span className="soft">或者在 WPS、Excel 里选中行复制,在这里按 Ctrl+V</span>
        <RowOrderSwitch choice={choice} preview={preview} />
        <TemplateButton register={register} title={title} />
        <Button onClick={onClose}>返回(Esc)</Button>
      </div>
      <div className="panel sheet-import-body">
        {choice.request === null ? (
          <Notice text="选择村里的表格(XLSX、CSV),或粘贴行。先看一遍,再存入;不会改动表里的内容。" />
        ) : (
          <AsyncState answer={answer} waiting="正在读表……">
            {(value) =>
              value.preview === null ? (
                <Notice text={value.refusal?.message ?? "这个文件不能读。"} />
              ) : (
                <PreviewFacts preview={value.preview} onAssign={choice.assign} />
              )
            }
          </AsyncState>
        )}
      </div>
      {preview === null ? null : (
        <div className="panel sheet-import-bar">
          <Segmented
            aria-label="编号已有的行"
            value={choice.mode}
            onChange={(mode) => choice.setMode(mode as typeof choice.mode)}
            options={[
              { value: "add", label: "只加新的" },
              { value: "replace", label: "已有的更新" },
            ]}
          />
          <Checkbox
            checked={choice.doubtful}
            onChange={(event) => choice.setDoubtful(event.target.checked)}
          >
            有认不出的格也先存入,标为存疑
          </Checkbox>
          <span className="sheet-import-count">
            共 {preview.counted} 行:可存入 {preview.rows},待改正 {preview.refused},空行、合计、说明{" "}
            {preview.counted - preview.rows - preview.refused}
          </span>
          <Button
            type="primary"
            disabled={preview.rows === 0 || answer.loading}
            onClick={() => void commit()}
          >
            存入 {preview.rows} 行
          </Button>
        </div>
      )}
    </div>
  );
}

function ChooseFile({ onFile }: { readonly onFile: (file: string) => void }) {
  const shell = useShell();
  const { message } = App.useApp();
  const choose = async () => {
    try {
      const paths = await withProgress("读取文件", (report) =>
        shell.choosePaths("files", (done, total) => report({ phase: "读取文件", done, total })),
      );
      const [file] = paths ?? [];
      if (file !== undefined) onFile(file);
    } catch (error) {
      message.error(toAppError(error).message, 8);
    }
  };
  return <Button onClick={() => void choose()}>选择文件…</Button>;
}

function TemplateButton({ register, title }: Pick<SheetImportProps, "register" | "title">) {
  const client = useClient();
  const giveBytes = useGiveBytes();
  const give = () =>
    giveBytes(`${title}空表.xlsx`, client.call("registers.template", { register }));
  return <Button onClick={() => void give()}>下载空表</Button>;
}
