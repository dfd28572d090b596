import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { ChartOption } from "./chart-options.ts";
import "./chart.css";

echarts.use([
  BarChart,
  LineChart,
  GridComponent,
  TooltipComponent,
  AriaComponent,
  // As SVG: sharp on paper, and light without a GPU.
  SVGRenderer,
]);

interface ChartProps {
  readonly label: string;
  readonly option: ChartOption;
  /** Least height, where many items would lie on each other; what surrounds it scrolls. */
  readonly leastHeightPx?: number;
  /** A bar or point was clicked: its place in the data. */
  readonly onPick?: (index: number) => void;
}

/** A chart of the page; every element of it can be opened, and a table beside it says the same. */
export function Chart({ label, option, leastHeightPx, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    if (place.current === null) return;
    const made = echarts.init(place.current, null, { renderer: "svg" });
    chart.current = made;
    made.on("click", ({ dataIndex }) => pick.current?.(dataIndex));
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);
  return (
    <div
      ref={place}
      className="chart"
      role="img"
      aria-label={label}
      style={{ minHeight: leastHeightPx }}
    />
  );
}
