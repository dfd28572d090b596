import type { CallOutput } from "../../../shared/contract/calls.ts";
import { type PlotState, plotStateNames, plotStates } from "../../../shared/land/field-form.ts";

interface StateFilterProps {
  readonly answer: CallOutput<"field.plots">;
  /** undefined: all. */
  readonly state: PlotState | undefined;
  readonly onState: (state: PlotState | undefined) => void;
}

/** How many plots are how far; a pressed one is shown alone. */
export function StateFilter({ answer, state, onState }: StateFilterProps) {
  const { counts, unsignedForms } = answer;
  const all = plotStates.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  return (
    <fieldset className="state-filter" aria-label="按状态显示">
      <button type="button" aria-pressed={state === undefined} onClick={() => onState(undefined)}>
        全部 <strong>{all}</strong>
      </button>
      {plotStates.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={state === one}
          onClick={() => onState(state === one ? undefined : one)}
        >
          {plotStateNames[one]} <strong>{counts[one] ?? 0}</strong>
        </button>
      ))}
      {unsignedForms === 0 ? null : <span className="soft">录了没有签全的 {unsignedForms} 张</span>}
    </fieldset>
  );
}
