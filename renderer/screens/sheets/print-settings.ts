import { useState } from "react";
import type { CallInput } from "../../../shared/contract/calls.ts";

export type PrintSettings = Pick<CallInput<"sheets.preview">, "paper" | "profile">;

/** Villages print A4; sheets for the walk come first (D28, D29). */
const usual: PrintSettings = { paper: "A4", profile: "work" };
const storageKey = "qhs.sheets.settings";

export const profileTitles: Readonly<Record<PrintSettings["profile"], string>> = {
  work: "核查作业图",
  posting: "公示图",
  result: "认定成果图",
};

/** What each of them is good for, as it is printed on it (D29). */
export const profileUses: Readonly<Record<PrintSettings["profile"], string>> = {
  work: "供核查使用,不作权属和收费依据",
  posting: "公示稿:不带坐标和图幅号,姓名已遮盖",
  result: "认定结果:一村一图一表",
};

/** Paper and profile as they were last chosen. */
export function usePrintSettings(): [PrintSettings, (settings: PrintSettings) => void] {
  const [settings, setSettings] = useState<PrintSettings>(() => ({ ...usual, ...kept() }));
  const change = (next: PrintSettings) => {
    localStorage.setItem(storageKey, JSON.stringify(next));
    setSettings(next);
  };
  return [settings, change];
}

function kept(): Partial<PrintSettings> {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? "{}");
  } catch {
    return {};
  }
}
