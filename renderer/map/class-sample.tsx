import { useEffect, useRef } from "react";
import type { PlotClass } from "../../shared/land/land-class.ts";
import { classFill, classLooks } from "./class-patterns.ts";

const widthPx = 22;
const heightPx = 14;

/** A small box drawn like the plots of a class, for legends, filters and lists. */
export function ClassSample({ plotClass }: { readonly plotClass: PlotClass }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const look = classLooks[plotClass];
    context.clearRect(0, 0, widthPx, heightPx);
    context.fillStyle = classFill(look);
    context.fillRect(0, 0, widthPx, heightPx);
    context.strokeStyle = look.colour;
    context.lineWidth = 2;
    context.setLineDash(look.dashed ? [4, 2] : []);
    context.strokeRect(1, 1, widthPx - 2, heightPx - 2);
  }, [plotClass]);
  return <canvas ref={canvas} width={widthPx} height={heightPx} />;
}
