import { Button } from "antd";
import { useMemo } from "react";
import type { Scope } from "../../../shared/contract/calls/common.ts";
import { go } from "../../app/position.ts";
import { useQuery } from "../../app/use-query.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { clockOf } from "../../parts/texts.ts";
import { groupNameInVillage } from "../../parts/unit-words.ts";
import { type GroupRow, groupRows } from "./group-rows.ts";
import type { PrintSettings } from "./print-settings.ts";

interface GroupsPanelProps {
  readonly scope: Scope;
  /** Group code, or "". */
  readonly chosen: string;
  readonly onChoose: (groupCode: string) => void;
  readonly settings: PrintSettings;
}

/** Groups with plots, and when each was printed last with this profile and paper. */
export function GroupsPanel({ scope, chosen, onChoose, settings }: GroupsPanelProps) {
  const overview = useQuery("today.overview", { scope });
  const jobs = useQuery("sheets.jobs", {}).value?.jobs;
  const villages = overview.value?.villages;
  const rows = useMemo(
    () => groupRows(villages ?? [], jobs ?? [], settings),
    [villages, jobs, settings],
  );
  return (
    <section className="panel" aria-label="村民小组">
      <AsyncState answer={overview}>
        {() => (
          <GridPage
            label="村民小组"
            rows={rows}
            rowKey={groupKey}
            columns={columns}
            selected={new Set(chosen === "" ? [] : [chosen])}
            onSelect={([code = ""]) => onChoose(code)}
            empty={
              <span>
                这里还没有图斑可印。先{" "}
                <Button onClick={() => go({ screen: "reconcile" })}>套图核对</Button>
              </span>
            }
          />
        )}
      </AsyncState>
    </section>
  );
}

const groupKey = ({ code }: GroupRow): string => code;

/** `第 2 版 11月20日 10:42`, and that a run came after it. */
function jobText({ job }: GroupRow): string {
  if (job === null) return "未印";
  const printed = `第 ${job.version} 版 ${clockOf(job.printedAt)}`;
  return job.olderThanRun ? `△ ${printed},之后又核对过` : printed;
}

const columns: readonly GridColumn<GroupRow>[] = [
  { key: "village", title: "村", kind: "text", widthPx: 84, value: (row) => row.villageName },
  {
    key: "group",
    title: "组",
    kind: "text",
    widthPx: 108,
    grows: true,
    value: (row) => groupNameInVillage(row.name, row.villageName),
  },
  { key: "plots", title: "块", kind: "number", widthPx: 54, value: (row) => row.plots },
  {
    key: "mu",
    title: "亩",
    kind: "number",
    widthPx: 76,
    value: (row) => row.planarM2,
    text: (row) => row.muText,
  },
  { key: "job", title: "上次出图", kind: "text", widthPx: 138, value: jobText },
];
