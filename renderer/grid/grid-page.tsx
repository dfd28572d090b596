import { AG_GRID_LOCALE_CN } from "@ag-grid-community/locale";
import type {
  CellKeyDownEvent,
  ColDef,
  GridApi,
  ITooltipParams,
  NavigateToNextCellParams,
  SelectionChangedEvent,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { pageNonce } from "../app/page-nonce.ts";
import type { GridColumn } from "./grid-column.ts";
import { gridTheme } from "./grid-modules.ts";
import "./grid-page.css";

interface GridPageProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Made once: another object builds the columns anew. */
  readonly columns: readonly GridColumn<Row>[];
  /** Rows that hold this text anywhere. */
  readonly searchText?: string;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (keys: string[]) => void;
  /** Enter or a double click. */
  readonly onOpen?: (key: string) => void;
  /** Rows that a search or column filter leaves. */
  readonly onShown?: (rows: readonly Row[]) => void;
  /** Says that there is nothing, and what to do next. */
  readonly empty: ReactNode;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * A list by keyboard and mouse: arrows move and select, Shift and Ctrl add, Enter opens. The selection
 * is the caller's. New rows leave the list on its place, its row and its order.
 */
export function GridPage<Row>(props: GridPageProps<Row>) {
  const { rows, rowKey, columns, selected = nothing } = props;
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  useShownSelection(api, selected, rows);

  const definitions = useMemo(() => columns.map(columnDefinition), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  if (rows.length === 0) return <div className="grid-empty">{props.empty}</div>;
  return (
    <section className="grid-page" aria-label={props.label}>
      <AgGridReact<Row>
        theme={gridTheme}
        {...nonceOption}
        localeText={AG_GRID_LOCALE_CN}
        rowData={data}
        columnDefs={definitions}
        defaultColDef={plainColumn}
        getRowId={({ data: row }) => rowKey(row)}
        quickFilterText={props.searchText ?? ""}
        rowSelection={rowSelection}
        animateRows={false}
        suppressColumnMoveAnimation
        tooltipShowMode="whenTruncated"
        tooltipShowDelay={400}
        navigateToNextCell={selectWhileMoving}
        tabToNextCell={leaveTheGrid}
        onGridReady={(event) => setApi(event.api)}
        onSelectionChanged={(event) => tellSelection(event, latest.current)}
        onModelUpdated={(event) => latest.current.onShown?.(shownRows(event.api))}
        onRowDoubleClicked={({ data: row }) => {
          if (row !== undefined) latest.current.onOpen?.(rowKey(row));
        }}
        onCellKeyDown={(event) => openByEnter(event as CellKeyDownEvent<Row>, latest.current)}
      />
    </section>
  );
}

const nonceOption = { styleNonce: pageNonce() };
const plainColumn: ColDef = { resizable: true, sortable: true, suppressHeaderMenuButton: true };
const rowSelection = {
  mode: "multiRow",
  checkboxes: false,
  headerCheckbox: false,
  enableClickSelection: true,
} as const;

function columnDefinition<Row>(column: GridColumn<Row>): ColDef<Row> {
  const { key, title, kind, widthPx, grows, value, text, render } = column;
  return {
    colId: key,
    headerName: title,
    width: widthPx,
    ...(grows ? { flex: 1, minWidth: widthPx } : {}),
    ...(kind === "number" ? { type: "rightAligned" } : {}),
    cellClass: `grid-${kind}`,
    valueGetter: ({ data }) => (data === undefined ? null : value(data)),
    ...(text ? { valueFormatter: ({ data }) => (data === undefined ? "" : text(data)) } : {}),
    // What a narrow column cuts is read by pointing at it.
    ...(kind === "number" ? {} : { tooltipValueGetter: tooltipText }),
    ...(render
      ? { cellRenderer: ({ data }: { data?: Row }) => (data === undefined ? null : render(data)) }
      : {}),
  };
}

function tooltipText<Row>({ value, valueFormatted }: ITooltipParams<Row>): string | null {
  return valueFormatted ?? (typeof value === "string" ? value : null);
}

/** Marks the caller's selection in the grid and brings a single chosen row into view. */
function useShownSelection<Row>(
  api: GridApi<Row> | null,
  selected: ReadonlySet<string>,
  rows: readonly Row[],
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows have to be marked again
  useEffect(() => {
    if (api === null || api.isDestroyed()) return;
    api.forEachNode((node) => {
      const wanted = selected.has(node.id ?? "");
      if (node.isSelected() !== wanted) node.setSelected(wanted, false, "api");
    });
    const [only] = selected;
    const node = only === undefined ? undefined : api.getRowNode(only);
    if (node !== undefined && selected.size === 1) api.ensureNodeVisible(node);
  }, [api, selected, rows]);
}

function tellSelection<Row>(event: SelectionChangedEvent<Row>, props: GridPageProps<Row>): void {
  if (event.source === "api" || event.source === "rowDataChanged") return;
  props.onSelect?.(event.api.getSelectedRows().map(props.rowKey));
}

function shownRows<Row>(api: GridApi<Row>): Row[] {
  const rows: Row[] = [];
  api.forEachNodeAfterFilterAndSort(({ data }) => {
    if (data !== undefined) rows.push(data);
  });
  return rows;
}

function openByEnter<Row>({ event, data }: CellKeyDownEvent<Row>, props: GridPageProps<Row>): void {
  if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || data === undefined) return;
  props.onOpen?.(props.rowKey(data));
}

/** The arrows walk the cells; Tab goes on to what comes after the list, however long it is. */
const leaveTheGrid = () => false;

/** The arrows take the selection along; with Shift they add to it. */
function selectWhileMoving<Row>(params: NavigateToNextCellParams<Row>) {
  const { key, nextCellPosition, api, event } = params;
  if (nextCellPosition !== null && (key === "ArrowUp" || key === "ArrowDown")) {
    const node = api.getDisplayedRowAtIndex(nextCellPosition.rowIndex);
    // The source is what a click gives, since this too is the person's own choice.
    node?.setSelected(true, event?.shiftKey !== true, "rowClicked");
  }
  return nextCellPosition;
}
