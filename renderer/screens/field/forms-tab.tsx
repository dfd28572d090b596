import { Button } from "antd";
import { useMemo } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { PlotState } from "../../../shared/land/field-form.ts";
import { sumExact } from "../../../shared/land/mu.ts";
import { go } from "../../app/position.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { muTextOf } from "../../parts/texts.ts";
import type { FieldPlot } from "./entry-draft.ts";
import { fieldColumns } from "./field-columns.ts";
import { StateFilter } from "./state-filter.tsx";

interface FormsTabProps {
  readonly answer: CallOutput<"field.plots">;
  readonly muDecimals: number;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (codes: string[]) => void;
  readonly onOpen: (code: string) => void;
  readonly state: PlotState | undefined;
  readonly onState: (state: PlotState | undefined) => void;
}

/** All plots of the scope with their forms. */
export function FormsTab(props: FormsTabProps) {
  const { answer, selected, state } = props;
  const shown = useMemo(
    () => answer.plots.filter((plot) => state === undefined || plot.state === state),
    [answer, state],
  );
  const chosen = shown.filter(({ code }) => selected.has(code));
  const sum = muTextOf(sumExact(chosen.map(({ planarM2 }) => planarM2)), props.muDecimals);
  return (
    <div className="forms-tab">
      <StateFilter answer={answer} state={state} onState={props.onState} />
      <div className="forms-grid">
        <GridPage
          label="核查表列表"
          rows={shown}
          rowKey={plotKey}
          columns={fieldColumns}
          selected={selected}
          onSelect={props.onSelect}
          onOpen={props.onOpen}
          empty={
            answer.plots.length === 0 ? (
              <span>
                这里还没有图斑。先{" "}
                <Button onClick={() => go({ screen: "reconcile" })}>套图核对</Button>
              </span>
            ) : (
              <span>
                这个状态没有图斑。{" "}
                <Button onClick={() => props.onState(undefined)}>显示全部</Button>
              </span>
            )
          }
        />
      </div>
      <StatusLine>
        <strong>{chosen.length > 0 ? `选中 ${chosen.length} 块,量算合计 ${sum} 亩` : ""}</strong>
      </StatusLine>
    </div>
  );
}

const plotKey = ({ code }: FieldPlot): string => code;
