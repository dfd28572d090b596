import { Button, Segmented, Select } from "antd";
import { useEffect, useState } from "react";
import type { Scope } from "../../../shared/contract/calls/common.ts";
import type { PrintReport } from "../../../shared/contract/calls/sheet-calls.ts";
import { useLongWork } from "../../app/long-work.ts";
import { useQuery } from "../../app/use-query.ts";
import { groupRows } from "./group-rows.ts";
import { type PrintSettings, profileTitles, profileUses } from "./print-settings.ts";
import { PrintedFiles } from "./printed-files.tsx";

interface PrintPanelProps {
  readonly scope: Scope;
  readonly groupCode: string;
  readonly settings: PrintSettings;
  readonly onSettings: (settings: PrintSettings) => void;
  readonly previewing: boolean;
  readonly onPreview: (previewing: boolean) => void;
}

/** Paper and profile, the buttons, and what came out. */
export function PrintPanel(props: PrintPanelProps) {
  const { scope, groupCode, settings, onSettings, previewing, onPreview } = props;
  const { print, report, printing } = usePrinting(settings);
  const villages = useQuery("today.overview", { scope }).value?.villages;
  const readOnly = useQuery("project.state", {}).value?.mode === "read";
  const groups = groupRows(villages ?? [], [], settings);
  const chosen = groupCode !== "" && groups.some(({ code }) => code === groupCode);
  usePrintKey(() => {
    if (chosen && !printing && !readOnly) void print([groupCode]);
  });
  return (
    <section className="panel print-panel" aria-label="出图">
      <div className="print-settings">
        <Segmented
          aria-label="纸张"
          options={["A4", "A3"]}
          value={settings.paper}
          onChange={(paper) => onSettings({ ...settings, paper: paper as PrintSettings["paper"] })}
        />
        <Select
          aria-label="用途"
          value={settings.profile}
          onChange={(profile) => onSettings({ ...settings, profile })}
          options={Object.entries(profileTitles).map(([value, label]) => ({
            value: value as PrintSettings["profile"],
            label,
          }))}
        />
        <Button disabled={!chosen} onClick={() => onPreview(!previewing)}>
          {previewing ? "回到地图" : "预览"}
        </Button>
      </div>
      <p className="soft">
        {profileUses[settings.profile]}。出图即记为新的一版,图上的图斑随之锁定,以后核对只列出差别。
      </p>
      <div className="print-buttons">
        <Button
          type="primary"
          disabled={!chosen || printing || readOnly}
          onClick={() => void print([groupCode])}
        >
          打印本组(Ctrl+P)
        </Button>
        <Button
          disabled={groups.length === 0 || printing || readOnly}
          onClick={() => void print(groups.map(({ code }) => code))}
        >
          打印全部 {groups.length} 组
        </Button>
      </div>
      <PrintedFiles report={report} />
    </section>
  );
}

function usePrinting({ paper, profile }: PrintSettings) {
  const start = useLongWork();
  const [report, setReport] = useState<PrintReport | null>(null);
  const [printing, setPrinting] = useState(false);
  const print = async (groupCodes: string[]) => {
    setPrinting(true);
    const printed = await start({
      title: "出图",
      name: "sheets.print",
      input: { groupCodes, paper, profile },
      said: ({ packs, pages, muText }) =>
        `${packs.length} 组,${pages} 页,图斑合计 ${muText} 亩。文件列在“印好的文件”里。`,
    });
    setPrinting(false);
    if (printed !== null) setReport(printed);
  };
  return { print, report, printing };
}

/** Ctrl+P prints what is chosen instead of the page of the browser. */
function usePrintKey(print: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      print();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [print]);
}
