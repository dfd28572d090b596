import type { EChartsCoreOption } from "echarts/core";
import { tokens } from "../tokens.ts";

export type ChartOption = EChartsCoreOption;

/** One bar or point: what it is called, its size, and its size as it is printed. */
export interface ChartItem {
  readonly name: string;
  /** null: nothing can be said, such as a rate without a base. */
  readonly value: number | null;
  readonly text: string;
}

const shared = {
  animation: false,
  textStyle: { fontFamily: tokens.font, fontSize: 14, color: tokens.ink },
  // Patterns besides colours; what the chart is called stands on its element.
  aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
} as const;

const axisText = { color: tokens.inkSoft, fontSize: 14 } as const;

/** The text that stands at a bar or point says the figure, so that colour is never needed. */
const valueLabel = (items: readonly ChartItem[]) => ({
  show: true,
  fontSize: 14,
  formatter: ({ dataIndex }: { dataIndex: number }) => items[dataIndex]?.text ?? "",
});

/** Bars from left to right, the first item on top. */
export function barOption(items: readonly ChartItem[]): ChartOption {
  return {
    ...shared,
    grid: { left: 8, right: 90, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: "value", axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: "category",
      inverse: true,
      data: items.map(({ name }) => name),
      axisLabel: axisText,
      axisTick: { show: false },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 22,
        itemStyle: { color: tokens.accent },
        label: { ...valueLabel(items), position: "right" },
        data: items.map(({ value }) => value ?? 0),
      },
    ],
  };
}

/** Points in the order of time, joined by a line. */
export function lineOption(items: readonly ChartItem[]): ChartOption {
  return {
    ...shared,
    grid: { left: 8, right: 24, top: 28, bottom: 4, containLabel: true },
    xAxis: { type: "category", data: items.map(({ name }) => name), axisLabel: axisText },
    yAxis: { type: "value", axisLabel: axisText },
    series: [
      {
        type: "line",
        symbolSize: 8,
        lineStyle: { color: tokens.accent },
        itemStyle: { color: tokens.accent },
        label: { ...valueLabel(items), position: "top" },
        data: items.map(({ value }) => value),
      },
    ],
  };
}
