import type { PlotClass } from "../../shared/land/land-class.ts";

/** How a class of plots looks on the map; the same signs as on paper (ui.md "Look", V2). */
export interface ClassLook {
  colour: string;
  pattern: "diagonal" | "crossed" | "dots" | "none";
  dashed: boolean;
}

const amber = "#b86a00";
const teal = "#00736b";
const grey = "#4d4d4d";
const pale = "#8a8a8a";

export const classLooks: Readonly<Record<PlotClass, ClassLook>> = {
  unconfirmed: { colour: amber, pattern: "diagonal", dashed: false },
  added_edge: { colour: teal, pattern: "crossed", dashed: false },
  added_block: { colour: teal, pattern: "crossed", dashed: false },
  undetermined: { colour: grey, pattern: "dots", dashed: true },
  overflow: { colour: amber, pattern: "none", dashed: true },
  ridge: { colour: pale, pattern: "none", dashed: true },
  sliver: { colour: pale, pattern: "none", dashed: true },
};

const spacingPx = 9;

/**
 * The hatching as a repeating tile, over a thin wash of the colour so that a plot also reads when it is
 * smaller than its pattern. A dense tile is for plots that a selection points out.
 */
export function classFill({ colour, pattern }: ClassLook): CanvasPattern | string {
  if (pattern === "none") return "rgba(0,0,0,0)";
  const size = pattern === "crossed" ? spacingPx + 2 : spacingPx;
  const tile = document.createElement("canvas");
  tile.width = size;
  tile.height = size;
  const context = tile.getContext("2d");
  if (context === null) return colour;
  context.globalAlpha = 0.14;
  context.fillStyle = colour;
  context.fillRect(0, 0, size, size);
  context.globalAlpha = 1;
  context.strokeStyle = colour;
  context.lineWidth = 1.1;
  if (pattern === "dots") drawDots(context, size, colour);
  else drawDiagonals(context, size, pattern === "crossed");
  return context.createPattern(tile, "repeat") ?? colour;
}

/** Lines over the tile's corners too, so that neighbouring tiles join. */
function drawDiagonals(context: CanvasRenderingContext2D, size: number, crossed: boolean): void {
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift, size);
    context.lineTo(shift + size, 0);
    if (crossed) {
      context.moveTo(shift, 0);
      context.lineTo(shift + size, size);
    }
  }
  context.stroke();
}

function drawDots(context: CanvasRenderingContext2D, size: number, colour: string): void {
  context.fillStyle = colour;
  for (const [x, y] of [
    [size / 4, size / 4],
    [(3 * size) / 4, (3 * size) / 4],
  ] as const) {
    context.beginPath();
    context.arc(x, y, 1.3, 0, 2 * Math.PI);
    context.fill();
  }
}
