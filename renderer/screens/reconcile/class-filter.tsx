import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { PlotClass } from "../../../shared/land/land-class.ts";
import { ClassSample } from "../../map/class-sample.tsx";

interface ClassFilterProps {
  readonly sums: CallOutput<"plots.list">["byClass"];
  readonly total: CallOutput<"plots.list">["total"];
  readonly classes: readonly PlotClass[] | undefined;
  readonly onClasses: (classes: readonly PlotClass[] | undefined) => void;
}

/** Every class with its sum; pressed ones are shown on list and map. */
export function ClassFilter({ sums: all, total, classes, onClasses }: ClassFilterProps) {
  const sums = all.filter(({ count }) => count > 0);
  const toggle = (plotClass: PlotClass) => {
    const next = new Set(classes ?? []);
    if (!next.delete(plotClass)) next.add(plotClass);
    onClasses(next.size === 0 || next.size === sums.length ? undefined : [...next]);
  };
  return (
    <fieldset className="class-filter" aria-label="按类别显示">
      <button
        type="button"
        aria-pressed={classes === undefined}
        onClick={() => onClasses(undefined)}
      >
        全部 <span className="number">{total.count}</span> 块 <strong>{total.muText}</strong> 亩
      </button>
      {sums.map((sum) => (
        <button
          key={sum.class}
          type="button"
          aria-pressed={classes?.includes(sum.class) ?? false}
          onClick={() => toggle(sum.class)}
        >
          <ClassSample plotClass={sum.class} />
          {sum.className} <span className="number">{sum.count}</span> 块{" "}
          <strong>{sum.muText}</strong> 亩
        </button>
      ))}
    </fieldset>
  );
}
