import { Button, Input } from "antd";
import { useMemo, useState } from "react";
import type { Scope } from "../../../shared/contract/calls/common.ts";
import type { PlotRow } from "../../../shared/contract/calls/plot-calls.ts";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { countedClass } from "../../../shared/land/final-class.ts";
import type { PlotClass } from "../../../shared/land/land-class.ts";
import { type Answer, useQuery } from "../../app/use-query.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { ClassFilter } from "./class-filter.tsx";
import { FoldedSums } from "./folded-sums.tsx";
import { plotColumns } from "./plot-columns.ts";
import { selectionSum } from "./selection-sum.ts";

interface PlotsTabProps {
  readonly answer: Answer<CallOutput<"plots.list">>;
  readonly scope: Scope;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (codes: string[]) => void;
  readonly onOpen: (code: string) => void;
  readonly classes: readonly PlotClass[] | undefined;
  readonly onClasses: (classes: readonly PlotClass[] | undefined) => void;
  readonly onRun: () => void;
}

/** All plots of the scope: sums by class, search, the list, and the folded rest. */
export function PlotsTab(props: PlotsTabProps) {
  const { answer, scope, classes, selected } = props;
  const [searchText, setSearchText] = useState("");
  const [shown, setShown] = useState<readonly PlotRow[]>([]);
  const muDecimals = useQuery("project.state", {}).value?.muDecimals ?? 2;
  const all = answer.value?.plots;
  const plots = useMemo(
    () =>
      (all ?? []).filter(
        (plot) =>
          classes === undefined || classes.includes(countedClass(plot.finalClass, plot.class)),
      ),
    [all, classes],
  );
  return (
    <AsyncState answer={answer}>
      {({ byClass, total }) => (
        <div className="plots-tab">
          {total.count === 0 ? null : (
            <ClassFilter
              sums={byClass}
              total={total}
              classes={classes}
              onClasses={props.onClasses}
            />
          )}
          <Input
            allowClear
            size="small"
            disabled={total.count === 0}
            aria-label="在本表中查找"
            placeholder="在本表中查找:编号、组名、类别"
            value={searchText}
            onChange={(event) => setSearchText(event.target.value)}
          />
          <div className="plots-grid">
            <GridPage
              label="图斑列表"
              rows={plots}
              rowKey={plotKey}
              columns={plotColumns}
              searchText={searchText}
              selected={selected}
              onSelect={props.onSelect}
              onOpen={props.onOpen}
              onShown={setShown}
              empty={<NoPlots filtered={classes !== undefined} {...props} />}
            />
          </div>
          <FoldedSums scope={scope} />
          <StatusLine>
            <strong>{selectionSum(plots.length === 0 ? [] : shown, selected, muDecimals)}</strong>
          </StatusLine>
        </div>
      )}
    </AsyncState>
  );
}

const plotKey = ({ code }: PlotRow): string => code;

function NoPlots({ filtered, onClasses, onRun }: PlotsTabProps & { readonly filtered: boolean }) {
  return filtered ? (
    <span>
      这几类没有图斑。 <Button onClick={() => onClasses(undefined)}>显示全部类别</Button>
    </span>
  ) : (
    <span>
      这里还没有图斑。先在“导入”里备齐三调和确权矢量,再 <Button onClick={onRun}>套图核对…</Button>
    </span>
  );
}
