import { sumExact } from "../../land/mu.ts";
import type { ReportBasis } from "./report-basis.ts";
import { type ReportCell, type ReportRow, type ReportTable, textCell } from "./report-table.ts";

/** Land outside household contracts of one village and one DKLB, from four sources that ought to agree. */
export interface LandClassRow {
  villageCode: string;
  /** DKLB 21, 22, 23 or 99 (NY/T 2539). */
  dklb: string;
  className: string;
  /** Parcels of the archive, their declared area SCMJM and the area of their shapes, mu. */
  parcels: number;
  declaredMu: number;
  planarMu: number;
  /** Plots of the last run that lie on such parcels. */
  plots: number;
  plotMu: number;
  /** The archive's own summary table; null where nobody brought it. */
  archiveMu: string | null;
}

const number = (value: number, decimals: number): ReportCell => ({
  text: value.toFixed(decimals),
  number: value,
});

/**
 * 按非承包地地块类别汇总表: the control sheet against the archive. What the archive's own table says stands
 * beside the sum of its parcels with the difference, and neither is taken for the other.
 */
export function landClassTable(basis: ReportBasis, lands: readonly LandClassRow[]): ReportTable {
  const rows = lands.map((land) => ({
    cells: {
      unit: textCell(basis.nameOf(land.villageCode)),
      class: textCell(`${land.dklb} ${land.className}`),
      ...amounts(land),
    },
  }));
  const sum = (of: (land: LandClassRow) => number) => sumExact(lands.map(of));
  const archives = lands.flatMap(({ archiveMu }) => archiveMu ?? []);
  const total: ReportRow = {
    cells: {
      unit: textCell("合计"),
      class: textCell(""),
      ...amounts({
        parcels: sum(({ parcels }) => parcels),
        declaredMu: sum(({ declaredMu }) => declaredMu),
        planarMu: sum(({ planarMu }) => planarMu),
        plots: sum(({ plots }) => plots),
        plotMu: sum(({ plotMu }) => plotMu),
        archiveMu: archives.length === 0 ? null : String(sumExact(archives.map(Number))),
      }),
    },
    isTotal: true,
  };
  const mu = { kind: "number", width: 6, decimals: 2 } as const;
  const count = { kind: "number", width: 4, decimals: 0 } as const;
  return {
    name: "按非承包地地块类别汇总",
    title: `${basis.scopeName}按非承包地地块类别汇总表`,
    subtitles: ["确权档案与图形、档案汇总表核对用"],
    paragraphs: [],
    columns: [
      { key: "unit", heading: "村", kind: "text", width: 6 },
      { key: "class", heading: "地块类别", kind: "text", width: 7 },
      { key: "parcels", heading: "档案地块(块)", ...count },
      { key: "declaredMu", heading: "档案实测(亩)", ...mu },
      { key: "planarMu", heading: "图形面积(亩)", ...mu },
      { key: "plots", heading: "套图图斑(块)", ...count },
      { key: "plotMu", heading: "套图面积(亩)", ...mu },
      { key: "archiveMu", heading: "档案汇总表(亩)", ...mu },
      { key: "differenceMu", heading: "汇总表减实测(亩)", ...mu },
    ],
    rows: [...rows, total],
    notes: [
      "档案实测为确权地块 SCMJM 之和,图形面积=平面面积(平方米)×0.0015;套图图斑只计与三调耕地重合、最近一次核对找到的。几列口径不同,不相等时逐块核对,不得互相代替。",
    ],
    signatures: [...basis.words.signatures, "日期"],
    paper: "A4",
    isLandscape: true,
  };
}

function amounts(
  land: Omit<LandClassRow, "villageCode" | "dklb" | "className">,
): Record<string, ReportCell> {
  const { archiveMu } = land;
  return {
    parcels: number(land.parcels, 0),
    declaredMu: number(land.declaredMu, 2),
    planarMu: number(land.planarMu, 2),
    plots: number(land.plots, 0),
    plotMu: number(land.plotMu, 2),
    archiveMu: archiveMu === null ? textCell("未提供") : number(Number(archiveMu), 2),
    differenceMu:
      archiveMu === null ? textCell("") : number(Number(archiveMu) - land.declaredMu, 2),
  };
}
