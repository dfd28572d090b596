import type { ComponentType } from "react";
import { AuditScreen } from "../screens/audit/audit-screen.tsx";
import { ChargesScreen } from "../screens/charges/charges-screen.tsx";
import { ContractsScreen } from "../screens/contracts/contracts-screen.tsx";
import { FieldScreen } from "../screens/field/field-screen.tsx";
import { ImportScreen } from "../screens/import/import-screen.tsx";
import { MoneyScreen } from "../screens/money/money-screen.tsx";
import { PostingScreen } from "../screens/posting/posting-screen.tsx";
import { ProblemsScreen } from "../screens/problems/problems-screen.tsx";
import { ReconcileScreen } from "../screens/reconcile/reconcile-screen.tsx";
import { ReportsScreen } from "../screens/reports/reports-screen.tsx";
import { SettingsScreen } from "../screens/settings/settings-screen.tsx";
import { SheetsScreen } from "../screens/sheets/sheets-screen.tsx";
import { TodayScreen } from "../screens/today/today-screen.tsx";
import { type ScreenKey, screenTitles } from "./screen-titles.ts";

/** A screen of the rail. Only what is finished stands here. */
export interface Screen {
  readonly key: ScreenKey;
  readonly title: string;
  /** One character for the folded rail. */
  readonly sign: string;
  readonly component: ComponentType;
}

const screen = (key: ScreenKey, sign: string, component: ComponentType): Screen => ({
  key,
  title: screenTitles[key],
  sign,
  component,
});

/** In the order of the work. */
export const screens: readonly Screen[] = [
  screen("today", "今", TodayScreen),
  screen("import", "导", ImportScreen),
  screen("reconcile", "核", ReconcileScreen),
  screen("field", "查", FieldScreen),
  screen("sheets", "图", SheetsScreen),
  screen("posting", "示", PostingScreen),
  screen("contracts", "合", ContractsScreen),
  screen("problems", "问", ProblemsScreen),
  screen("money", "债", MoneyScreen),
  screen("charges", "收", ChargesScreen),
  screen("reports", "表", ReportsScreen),
  screen("audit", "审", AuditScreen),
  screen("settings", "设", SettingsScreen),
];
