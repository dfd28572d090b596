import { Segmented, Select } from "antd";
import type { PlotChange } from "../../../shared/contract/calls/past-calls.ts";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useQuery } from "../../app/use-query.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { DateInput } from "../../parts/date-input.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { clockOf } from "../../parts/texts.ts";
import { changeColumns } from "./change-columns.ts";
import type { Comparison, Side } from "./use-comparison.ts";

interface CompareTabProps {
  readonly comparison: Comparison;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (changes: readonly PlotChange[]) => void;
  readonly onOpen: (code: string) => void;
}

/** 前后对比: the plots of another moment against today's, on the map by a switch and in a list with sums. */
export function CompareTab({ comparison, selected, onSelect, onOpen }: CompareTabProps) {
  const { since, answer } = comparison;
  return (
    <div className="plots-tab">
      <MomentBar comparison={comparison} />
      {since === "" ? (
        <p className="soft">选一个时点或日期,图上切换“变更前”“变更后”,下面列出有变化的图斑。</p>
      ) : (
        <AsyncState answer={answer}>
          {(value) => (
            <>
              <Sums value={value} />
              <div className="plots-grid">
                <GridPage
                  label="变化的图斑"
                  rows={value.changes}
                  rowKey={({ code }) => code}
                  columns={changeColumns}
                  selected={selected}
                  onSelect={(codes) =>
                    onSelect(value.changes.filter(({ code }) => codes.includes(code)))
                  }
                  onOpen={onOpen}
                  empty="从那时到现在,图斑的有无、界线、类别都没有变。"
                />
              </div>
              <StatusLine>
                <strong>
                  变化 {value.changes.length} 块;变更前 {value.before.count} 块{" "}
                  {value.before.muText} 亩,变更后 {value.after.count} 块 {value.after.muText} 亩
                </strong>
              </StatusLine>
            </>
          )}
        </AsyncState>
      )}
    </div>
  );
}

function MomentBar({ comparison }: { readonly comparison: Comparison }) {
  const { since, setSince, side, setSide } = comparison;
  const moments = useQuery("past.moments", {}).value?.moments ?? [];
  const day = /^\d/.test(since) ? since : null;
  return (
    <div className="moment-bar">
      <Select
        aria-label="与哪个时点比"
        placeholder="与哪个时点比"
        value={since.startsWith("e") ? since : null}
        onChange={setSince}
        options={moments.map(({ until, at, title }) => ({
          value: `e${until}`,
          label: `${clockOf(at)} ${title}`,
        }))}
      />
      <span className="moment-day">
        <DateInput
          label="与哪一天比"
          value={day}
          onSave={async (typed) => {
            setSince(typed ?? "");
            return true;
          }}
        />
      </span>
      <Segmented<Side>
        aria-label="图上显示"
        value={side}
        onChange={setSide}
        disabled={since === ""}
        options={[
          { value: "before", label: "变更前" },
          { value: "after", label: "变更后" },
        ]}
      />
    </div>
  );
}

/** What came, went and moved, so that both totals can be followed; with the lines of the map. */
function Sums({ value }: { readonly value: CallOutput<"past.changes"> }) {
  const { added, gone, moved, reclassed } = value;
  return (
    <p className="change-sums">
      <span className="change-mark change-added">新增</span> {added.count} 块 {added.muText} 亩
      <span className="change-mark change-gone">撤下</span> {gone.count} 块 {gone.muText} 亩
      <span className="change-mark change-changed">界线变</span> {moved.count} 块,净增{" "}
      {moved.muText} 亩<span className="change-mark change-changed">类别变</span> {reclassed.count}{" "}
      块 {reclassed.muText} 亩
    </p>
  );
}
