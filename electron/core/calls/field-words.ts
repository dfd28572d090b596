import type { CallOutput } from "../../../shared/contract/calls.ts";
import {
  disposalRouteNames,
  landOwnerNames,
  landUseNames,
  plotStateNames,
} from "../../../shared/land/field-form.ts";
import { finalClassName } from "../../../shared/land/final-class.ts";
import { plotClassName } from "../../../shared/land/land-class.ts";
import { measuredDifference } from "../../../shared/land/measured-mu.ts";
import { formatMu } from "../../../shared/land/mu.ts";
import { sheetPlotCode, shortPlotCode } from "../../../shared/land/plot-code.ts";
import type { Project } from "../project/project.ts";
import { getOption } from "../project/settings.ts";
import { unitNames } from "../project/unit-names.ts";
import type { FieldPlot } from "../registers/field/field-plots.ts";

export type FieldPlotRow = CallOutput<"field.plots">["plots"][number];

/** Makes rows of plots with everything in words, as screens show them. */
export function fieldRowMaker(project: Project): (plot: FieldPlot) => FieldPlotRow {
  const nameOf = unitNames(project);
  const decimals = Number(getOption(project, "mu_decimals"));
  return ({ form: _form, values, missing, ...plot }) => {
    const { code, groupCode, planarM2 } = plot;
    const villageCode = groupCode.slice(0, 12);
    const { measuredMu, finalClass, landUse, owner, route } = values;
    return {
      ...plot,
      shortCode: shortPlotCode(code),
      sheetCode: sheetPlotCode(code),
      groupName: nameOf(groupCode),
      villageCode,
      villageName: nameOf(villageCode),
      className: plotClassName(plot.class),
      finalClass,
      finalClassName: finalClass === null ? "" : finalClassName(finalClass),
      muText: formatMu(planarM2, decimals),
      measuredMu,
      difference: measuredMu === null ? null : measuredDifference(measuredMu, planarM2, decimals),
      tillerName: values.tillerName ?? "",
      landUseName: landUse === null ? "" : landUseNames[landUse],
      ownerName: owner === null ? "" : landOwnerNames[owner],
      routeName: route === null ? "" : disposalRouteNames[route],
      stateName: plotStateNames[plot.state],
      missing: missing.length,
    };
  };
}
