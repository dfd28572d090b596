import type { CallOutput } from "../../../shared/contract/calls.ts";
import { OpeningNumber } from "./number-button.tsx";
import type { OpenedNumber } from "./use-open-rows.ts";

type Table = CallOutput<"reports.tables">["tables"][number];

interface ReportTableProps {
  readonly table: Table;
  readonly onOpen: (opened: OpenedNumber) => void;
}

/** A table as it will be printed; every number in it opens what it is made of. */
export function ReportTable({ table, onOpen }: ReportTableProps) {
  // Rows of a printed table have no other name than their place.
  const lines = table.rows.map((row, place) => ({ place, row }));
  return (
    <article className="report-table">
      <h2>{table.title}</h2>
      {table.subtitles.map((line) => (
        <p key={line} className="soft report-subtitle">
          {line}
        </p>
      ))}
      {table.paragraphs.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <table>
        <thead>
          <tr>
            {table.columns.map(({ key, heading }) => (
              <th key={key} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ place, row }) => (
            <tr key={place} className={row.isTotal ? "report-total" : ""}>
              {table.columns.map((column) => (
                <ReportCell
                  key={column.key}
                  column={column}
                  cell={row.cells[column.key]}
                  onOpen={onOpen}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.notes.map((note) => (
        <p key={note} className="soft">
          {note}
        </p>
      ))}
    </article>
  );
}

interface ReportCellProps {
  readonly column: Table["columns"][number];
  readonly cell: Table["rows"][number]["cells"][string] | undefined;
  readonly onOpen: (opened: OpenedNumber) => void;
}

function ReportCell({ column, cell, onOpen }: ReportCellProps) {
  const className = column.kind === "text" ? "" : "number";
  if (cell === undefined) return <td className={className} />;
  const { opens, text } = cell;
  return (
    <td className={className}>
      {opens === undefined ? (
        text
      ) : (
        <OpeningNumber text={text} label={column.heading} onOpen={() => onOpen(opens)} />
      )}
    </td>
  );
}
