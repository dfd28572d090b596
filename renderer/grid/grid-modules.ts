import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnAutoSizeModule,
  EventApiModule,
  LocaleModule,
  ModuleRegistry,
  QuickFilterModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  TooltipModule,
  themeQuartz,
} from "ag-grid-community";
import { tokens } from "../tokens.ts";

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnAutoSizeModule,
  EventApiModule,
  LocaleModule,
  QuickFilterModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  TooltipModule,
]);

/** The grid in the window's colours, dense enough for 1366×768. */
export const gridTheme = themeQuartz.withParams({
  accentColor: tokens.accent,
  foregroundColor: tokens.ink,
  headerTextColor: tokens.ink,
  headerBackgroundColor: tokens.ground,
  borderColor: tokens.line,
  selectedRowBackgroundColor: tokens.accentSoft,
  fontFamily: tokens.font,
  fontSize: 14,
  headerFontSize: 14,
  rowHeight: 30,
  headerHeight: 32,
  cellHorizontalPadding: 8,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
});
