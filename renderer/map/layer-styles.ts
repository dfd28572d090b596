import type { FeatureLike } from "ol/Feature.js";
import CircleStyle from "ol/style/Circle.js";
import Fill from "ol/style/Fill.js";
import Stroke from "ol/style/Stroke.js";
import Style, { type StyleFunction } from "ol/style/Style.js";
import Text from "ol/style/Text.js";
import type { MapLayer } from "../../shared/contract/calls/map-calls.ts";
import type { PlotClass } from "../../shared/land/land-class.ts";
import { tokens } from "../tokens.ts";
import { classFill, classLooks } from "./class-patterns.ts";
import { factsOf } from "./features-from-block.ts";
import { baselineColour, surveyColour } from "./survey-colours.ts";

/** Metres a pixel from which on a layer's labels are written; a label never runs over another. */
const labelsBelow: Readonly<Partial<Record<MapLayer, number>>> = {
  plots: 3,
  parcels: 0.45,
  survey: 1.2,
  baseline: 1.2,
  landmarks: 4,
  groups: 12,
  contracts: 3,
  villages: 60,
};

/** How each layer is drawn (ui.md "Look"). Styles are made once and shared by all features. */
export function layerStyle(layer: MapLayer): StyleFunction {
  const styleOf = styles[layer]();
  const label = createLabel(layer);
  const labelLimit = labelsBelow[layer] ?? 0;
  return (feature, metresPerPixel) => {
    const own = styleOf(feature);
    const { label: text } = factsOf(feature);
    if (text === "" || metresPerPixel > labelLimit) return own;
    label.getText()?.setText(text);
    return [...own, label];
  };
}

const invisible = "rgba(0,0,0,0)";

/** A thin line, and a fill that shows nothing but lets a click find the inside. */
function outline(stroke: Stroke): Style[] {
  return [new Style({ stroke, fill: new Fill({ color: invisible }) })];
}

/** One set of styles for each value of the class, made when it is first met. */
function byClass(make: (code: string) => Style[]): (feature: FeatureLike) => Style[] {
  const made = new Map<string, Style[]>();
  return (feature) => {
    const { class: code } = factsOf(feature);
    let style = made.get(code);
    if (style === undefined) {
      style = make(code);
      made.set(code, style);
    }
    return style;
  };
}

const same = (style: Style[]) => () => style;

function landUse(colour: (code: string) => string) {
  return byClass((code) => [
    new Style({
      fill: new Fill({ color: colour(code) }),
      stroke: new Stroke({ color: "rgba(0,0,0,0.35)", width: 0.6 }),
    }),
  ]);
}

function plotStyle(code: string): Style[] {
  const look = classLooks[code as PlotClass] ?? classLooks.undetermined;
  const dash = look.dashed ? { lineDash: [6, 3] } : {};
  return [
    new Style({
      fill: new Fill({ color: classFill(look) }),
      stroke: new Stroke({ color: look.colour, width: 1.6, ...dash }),
    }),
  ];
}

/** 合同内 has a violet outline, every other parcel a thin grey one. */
function parcelStyle(code: string): Style[] {
  return code === "other_contract"
    ? outline(new Stroke({ color: tokens.violet, width: 1.8, lineDash: [9, 3] }))
    : outline(new Stroke({ color: "#a3aaa6", width: 0.8 }));
}

/** A plot under a contract keeps its class; the violet line lies over the class's own. */
const contractedStyle = [
  new Style({ stroke: new Stroke({ color: "#ffffff", width: 4.4 }) }),
  new Style({ stroke: new Stroke({ color: tokens.violet, width: 3, lineDash: [9, 3] }) }),
];

/** Outlines of contracts: thin violet lines, paler and dotted once the contract is over. */
function contractStyle(code: string): Style[] {
  return outline(
    code === "live"
      ? new Stroke({ color: tokens.violet, width: 1.6 })
      : new Stroke({ color: "#9a86b5", width: 1.4, lineDash: [2, 4] }),
  );
}

function landmarkStyle(): Style[] {
  const stroke = new Stroke({ color: "#6d86ab", width: 1 });
  const fill = new Fill({ color: "rgba(31,63,107,0.08)" });
  const spot = new Fill({ color: "#1f3f6b" });
  return [new Style({ stroke, fill, image: new CircleStyle({ radius: 3.5, fill: spot }) })];
}

const styles: Readonly<Record<MapLayer, () => (feature: FeatureLike) => Style[]>> = {
  survey: () => landUse(surveyColour),
  baseline: () => landUse(baselineColour),
  farmland: () => same(outline(new Stroke({ color: "#7a7000", width: 1.4, lineDash: [2, 4] }))),
  parcels: () => byClass(parcelStyle),
  pieces: () => byClass(plotStyle),
  plots: () => byClass(plotStyle),
  groups: () =>
    same(outline(new Stroke({ color: "#333333", width: 1.3, lineDash: [12, 4, 2, 4] }))),
  villages: () => same(outline(new Stroke({ color: "#111111", width: 2.2, lineDash: [14, 5] }))),
  landmarks: () => same(landmarkStyle()),
  contracted: () => same(contractedStyle),
  contracts: () => byClass(contractStyle),
};

const labelLooks: Readonly<Partial<Record<MapLayer, { font: string; colour: string }>>> = {
  plots: { font: "bold 14px", colour: "#111111" },
  villages: { font: "bold 17px", colour: "#222222" },
  groups: { font: "15px", colour: "#333333" },
  landmarks: { font: "14px", colour: "#1f3f6b" },
  contracts: { font: "14px", colour: tokens.violet },
};

function createLabel(layer: MapLayer): Style {
  const look = labelLooks[layer] ?? { font: "14px", colour: "#4d5450" };
  return new Style({
    text: new Text({
      font: `${look.font} ${tokens.font}`,
      fill: new Fill({ color: look.colour }),
      stroke: new Stroke({ color: "rgba(255,255,255,0.9)", width: 3 }),
      overflow:
        layer === "plots" || layer === "villages" || layer === "groups" || layer === "contracts",
      offsetY: layer === "landmarks" ? -11 : 0,
    }),
  });
}

/** The chosen plots: a broad line in the accent over a white one, whatever lies under it. */
export function selectionStyle(isSelected: (key: string) => boolean): StyleFunction {
  const chosen = [
    new Style({ stroke: new Stroke({ color: "#ffffff", width: 7 }) }),
    new Style({
      stroke: new Stroke({ color: tokens.accent, width: 3.5 }),
      fill: new Fill({ color: "rgba(31,111,84,0.22)" }),
    }),
  ];
  return (feature) => (isSelected(factsOf(feature).key) ? chosen : []);
}

/** Print pages: blue frames with their number; the extra ones dashed (D28). */
export function pageStyle(): StyleFunction {
  return (feature) => {
    const { class: kind, label } = factsOf(feature);
    return new Style({
      stroke: new Stroke({
        color: tokens.blue,
        width: 1.8,
        ...(kind === "extra" ? { lineDash: [8, 4] } : {}),
      }),
      fill: new Fill({ color: "rgba(29,92,158,0.04)" }),
      text: new Text({
        text: label,
        font: `bold 15px ${tokens.font}`,
        fill: new Fill({ color: tokens.blue }),
        stroke: new Stroke({ color: "#ffffff", width: 4 }),
        overflow: true,
      }),
    });
  };
}

/** The land of the contract that is looked at. */
export const contractLandStyle = [
  new Style({ stroke: new Stroke({ color: "#ffffff", width: 7 }) }),
  new Style({
    stroke: new Stroke({ color: tokens.violet, width: 3.5 }),
    fill: new Fill({ color: "rgba(109,63,168,0.12)" }),
  }),
];

/** A place that a list leads to. */
export const spotStyle = new Style({
  stroke: new Stroke({ color: tokens.red, width: 3, lineDash: [6, 4] }),
});

/** What a person draws: an outline or a cut. */
export const drawnStyle = new Style({
  stroke: new Stroke({ color: tokens.blue, width: 2 }),
  fill: new Fill({ color: "rgba(29,92,158,0.08)" }),
  image: new CircleStyle({ radius: 4, fill: new Fill({ color: tokens.blue }) }),
});

export const beforeStyle = new Style({
  stroke: new Stroke({ color: tokens.inkSoft, width: 2, lineDash: [4, 4] }),
});

export const afterStyle = new Style({
  stroke: new Stroke({ color: tokens.red, width: 2 }),
  fill: new Fill({ color: "rgba(179,38,30,0.12)" }),
});

export const measureStyle = new Style({
  stroke: new Stroke({ color: tokens.red, width: 2, lineDash: [8, 4] }),
  fill: new Fill({ color: "rgba(179,38,30,0.08)" }),
  image: new CircleStyle({ radius: 4, fill: new Fill({ color: tokens.red }) }),
});
