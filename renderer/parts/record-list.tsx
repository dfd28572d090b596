import type { ReactNode } from "react";
import { useDetail } from "../app/position.ts";
import type { GridColumn } from "../grid/grid-column.ts";
import { GridPage } from "../grid/grid-page.tsx";
import { StatusLine } from "./status-line.tsx";

interface RecordListProps<Row> {
  readonly label: string;
  /** Where the address keeps which record is open. */
  readonly detail: string;
  readonly rows: readonly Row[];
  /** Made once: another object builds the columns anew. */
  readonly columns: readonly GridColumn<Row>[];
  /** Counts for the bottom line. */
  readonly status: string;
  /** Says that there is nothing, and what to do next. */
  readonly empty: string;
  readonly drawer: (row: Row, onClose: () => void) => ReactNode;
}

/** A list of records of which one can be open in a drawer; a reload finds it again. */
export function RecordList<Row extends { readonly uid: string }>(props: RecordListProps<Row>) {
  const { label, rows, columns, status, empty, drawer } = props;
  const [opened, setOpened] = useDetail(props.detail);
  const open = rows.find(({ uid }) => uid === opened);
  return (
    <>
      <GridPage
        label={label}
        rows={rows}
        rowKey={({ uid }) => uid}
        columns={columns}
        selected={new Set(opened === "" ? [] : [opened])}
        onOpen={setOpened}
        empty={empty}
      />
      <StatusLine>
        <strong>{status}</strong>
      </StatusLine>
      {open === undefined ? null : drawer(open, () => setOpened(""))}
    </>
  );
}
