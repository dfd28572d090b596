import type { PlotClass } from "../../shared/land/land-class.ts";
import { ClassSample } from "./class-sample.tsx";

const shown: readonly (readonly [PlotClass, string])[] = [
  ["unconfirmed", "未确权地"],
  ["added_edge", "新增地"],
  ["undetermined", "待定"],
];

/** The same signs as on paper. */
export function MapLegend() {
  return (
    <section className="map-legend" aria-label="图例">
      {shown.map(([plotClass, title]) => (
        <span key={plotClass}>
          <ClassSample plotClass={plotClass} />
          {title}
        </span>
      ))}
      <span>
        <i className="map-legend-contract" />
        合同内
      </span>
      <span>
        <i className="map-legend-outline" />
        合同界线
      </span>
    </section>
  );
}
