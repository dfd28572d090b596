import { Button } from "antd";
import { useState } from "react";
import type { TodayOverview } from "../../../shared/contract/calls/today-calls.ts";
import { go } from "../../app/position.ts";
import { Notice } from "../../parts/async-state.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { countText, shortUnitName } from "../../parts/texts.ts";

type Village = TodayOverview["villages"][number];

/** So many groups are shown unfolded; more would hide the villages. */
const mostUnfolded = 12;

/** How many plots of each village and group stand on printed sheets. */
export function ProgressPanel({ villages }: { readonly villages: readonly Village[] }) {
  if (villages.length === 0) {
    return (
      <Panel title="各村进度">
        <Notice text="还没有村。导入确权矢量或村界以后,这里按村、组列出进度。" />
      </Panel>
    );
  }
  const groups = villages.reduce((sum, village) => sum + village.groups.length, 0);
  return (
    <Panel title="各村进度">
      <table className="today-progress">
        <thead>
          <tr>
            <th scope="col">村、组</th>
            <th scope="col">图斑</th>
            <th scope="col">面积(亩)</th>
            <th scope="col">已出图</th>
          </tr>
        </thead>
        {villages.map((village) => (
          <VillageLines key={village.code} village={village} unfolded={groups <= mostUnfolded} />
        ))}
      </table>
    </Panel>
  );
}

interface VillageLinesProps {
  readonly village: Village;
  /** Whether its groups are shown at first. */
  readonly unfolded: boolean;
}

function VillageLines({ village, unfolded }: VillageLinesProps) {
  const [open, setOpen] = useState(unfolded);
  const { groups, name, sharesOnly } = village;
  return (
    <tbody className="today-village">
      <tr>
        <th scope="row">
          {groups.length === 0 ? (
            <span className="today-fold" />
          ) : (
            <button
              type="button"
              className="today-fold"
              aria-expanded={open}
              aria-label={`${name}的各组`}
              onClick={() => setOpen(!open)}
            >
              {open ? "−" : "+"}
            </button>
          )}
          <UnitLink {...village} />
          {sharesOnly ? <Mark kind="plain" text="股权村" /> : null}
        </th>
        <Figures {...village} />
      </tr>
      {open
        ? groups.map((group) => (
            <tr key={group.code}>
              <th scope="row">
                <UnitLink code={group.code} name={shortUnitName(group.name, name)} />
              </th>
              <Figures {...group} />
            </tr>
          ))
        : null}
    </tbody>
  );
}

function UnitLink({ code, name }: { readonly code: string; readonly name: string }) {
  return (
    <Button type="link" className="today-unit" title={name} onClick={() => go({ scope: code })}>
      {name}
    </Button>
  );
}

type FiguresProps = Pick<Village, "plots" | "muText" | "printedPlots">;

function Figures({ plots, muText, printedPlots }: FiguresProps) {
  if (plots === 0) {
    return (
      <td colSpan={3} className="soft">
        没有图斑
      </td>
    );
  }
  return (
    <>
      <td className="number">{countText(plots)}</td>
      <td className="number">{muText}</td>
      <td>
        <span className="today-bar">
          <progress value={printedPlots} max={plots} aria-label="已出图" />
          {countText(printedPlots)} / {countText(plots)}
        </span>
      </td>
    </>
  );
}
