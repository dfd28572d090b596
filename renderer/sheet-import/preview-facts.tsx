import { Select } from "antd";
import { groupedYuanText } from "../../shared/ledger/money/amount-words.ts";
import type { SheetPreview } from "./use-sheet-request.ts";

interface PreviewFactsProps {
  readonly preview: SheetPreview;
  readonly onAssign: (heading: string, key: string | null) => void;
}

/** What a sheet would bring: its columns, first rows as understood, and what could not be read. */
export function PreviewFacts({ preview, onAssign }: PreviewFactsProps) {
  return (
    <div className="sheet-import-facts">
      <Columns preview={preview} onAssign={onAssign} />
      <RefusedRows preview={preview} />
      <FirstRows preview={preview} />
      <Assumptions preview={preview} />
    </div>
  );
}

function Columns({ preview, onAssign }: PreviewFactsProps) {
  const options = [
    { value: "", label: "不导入这一列" },
    ...preview.columns.map(({ key, heading }) => ({ value: key, label: heading })),
  ];
  return (
    <section>
      <h3>列的对应</h3>
      {preview.sheets.map((sheet) => (
        <div key={sheet.name}>
          <p className="soft">{headingLine(sheet)}</p>
          <div className="sheet-import-columns">
            {sheet.columns.map(({ heading, key }) => (
              <div key={heading} className="sheet-import-column">
                <span>{heading}</span>
                <Select
                  size="small"
                  aria-label={`“${heading}”对应`}
                  value={key ?? ""}
                  options={options}
                  showSearch={{ optionFilterProp: "label" }}
                  status={key === null ? "warning" : ""}
                  onChange={(chosen) => onAssign(heading, chosen === "" ? null : chosen)}
                />
              </div>
            ))}
          </div>
        </div>
      ))}
      {preview.absent.length === 0 ? null : (
        <p className="soft">
          表里没有的列:{preview.absent.join("、")}。靠这些列判断的规则会记为“没有核对”。
        </p>
      )}
      {preview.known.count === 0 ? null : (
        <p>
          有 {preview.known.count} 个编号已经登记过:{preview.known.first.join("、")}
          {preview.known.count > preview.known.first.length ? " 等" : ""}
          。要更新它们,请在下面选“已有的更新”。
        </p>
      )}
    </section>
  );
}

/** Where the heading stands, or that the rows have none and how they are read then. */
function headingLine({ name, headingRow, isTemplateOrder }: SheetPreview["sheets"][number]) {
  const where = name === "" ? "" : `${name}:`;
  if (isTemplateOrder) {
    return `${where}第一行不是表头,按空表的列序读:第 1 列起依次对应。不对的话在上面改选“有表头”。`;
  }
  return `${where}${headingRow === null ? "没有找到表头,这一页不导入" : `表头在第 ${headingRow} 行`}`;
}

function RefusedRows({ preview }: { readonly preview: SheetPreview }) {
  if (preview.refusedRows.length === 0) return null;
  const isTemplateOrder = preview.sheets.some((sheet) => sheet.isTemplateOrder);
  return (
    <section>
      <h3>待改正的 {preview.refused} 行</h3>
      <p className="soft">
        在原表里改正这几行,{isTemplateOrder ? "" : "连同表头"}复制,再按 Ctrl+V 粘贴回来。
      </p>
      <table className="sheet-import-table">
        <thead>
          <tr>
            <th scope="col">表</th>
            <th scope="col">行</th>
            <th scope="col">哪一格、写的什么、为什么认不出</th>
          </tr>
        </thead>
        <tbody>
          {preview.refusedRows.map(({ sheet, row, problems }) => (
            <tr key={`${sheet} ${row}`}>
              <td>{sheet === "" ? "粘贴" : sheet}</td>
              <td className="number">{row}</td>
              <td>
                {problems
                  .map(({ heading, text, reason }) => `${heading}“${text}”:${reason}`)
                  .join(";")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const shownColumns = 12;

function FirstRows({ preview }: { readonly preview: SheetPreview }) {
  const [first] = preview.firstRows;
  if (first === undefined) return null;
  const used = preview.columns.filter(({ key }) =>
    preview.firstRows.some(({ texts }) => (texts[key] ?? "") !== ""),
  );
  const columns = used.slice(0, shownColumns);
  return (
    <section>
      <h3>前 {preview.firstRows.length} 行,按认出来的</h3>
      <table className="sheet-import-table">
        <thead>
          <tr>
            <th scope="col">行</th>
            {columns.map(({ key, heading }) => (
              <th key={key} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.firstRows.map(({ sheet, row, texts, values }) => (
            <tr key={`${sheet} ${row}`}>
              <td className="number">{row}</td>
              {columns.map(({ key }) => (
                <td key={key}>{understood(key, texts[key] ?? "", values[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type CellValue = SheetPreview["firstRows"][number]["values"][string];

/** A cell as the register will keep it: days, sums and yes or no in one way; words of a list as they stand. */
function understood(key: string, text: string, value: CellValue | undefined): string {
  if (value === undefined || value === null) return text;
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number")
    return key.endsWith("Fen") ? groupedYuanText(value) : String(value);
  if (typeof value === "object") return value.join("、");
  return /^[a-z_]+$/.test(value) ? text : value;
}

function Assumptions({ preview }: { readonly preview: SheetPreview }) {
  if (preview.notesTotal === 0) return null;
  return (
    <section>
      <h3>照写法推定的 {preview.notesTotal} 处</h3>
      <ul className="sheet-import-notes">
        {preview.notes.map(({ sheet, row, note }) => (
          <li key={`${sheet} ${row} ${note}`}>
            {sheet} 第 {row} 行:{note}
          </li>
        ))}
      </ul>
    </section>
  );
}
