import { Button } from "antd";
import type { PrintReport } from "../../../shared/contract/calls/sheet-calls.ts";
import { bytesText } from "../../parts/texts.ts";
import { useGiveFile } from "./use-give-file.ts";

/** Every link to paper in one place: what was printed, and the letter that asks for data. */
export function PrintedFiles({ report }: { readonly report: PrintReport | null }) {
  const { giveLetter, givePrinted } = useGiveFile();
  return (
    <div className="printed-files">
      <h3>印好的文件</h3>
      {report === null ? (
        <p className="soft">出图以后,每组的图册和清单列在这里。</p>
      ) : (
        <>
          <p className="soft">都在 {report.folder}</p>
          {report.warnings.map((warning) => (
            <p key={warning} className="print-warning">
              △ {warning}
            </p>
          ))}
          <ul>
            {report.files.map((file) => (
              <li key={file.id}>
                <Button type="link" onClick={() => void givePrinted(file)}>
                  {file.name}
                </Button>
                <span className="soft">{bytesText(file.bytes)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button type="link" onClick={() => void giveLetter()}>
        数据协调函(向有关部门要数据)
      </Button>
    </div>
  );
}
