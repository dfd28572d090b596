import { App, Button } from "antd";
import { useCommand } from "../../app/use-command.ts";
import { useEscape } from "../../app/use-escape.ts";
import type { DrawKind } from "../../map/drawing.ts";

/** What is being drawn, and for which plot. */
export interface ShapeWork {
  readonly kind: "split" | "boundary";
  readonly plotCode: string | null;
  readonly shortCode: string;
}

export const drawKindOf = (work: ShapeWork | null): DrawKind | null =>
  work === null ? null : work.kind === "split" ? "line" : "area";

interface ShapeToolsProps {
  readonly selected: readonly { readonly code: string; readonly shortCode: string }[];
  readonly work: ShapeWork | null;
  readonly onWork: (work: ShapeWork | null) => void;
  readonly onMerged: (code: string) => void;
}

/** On the map: measured outlines are drawn, plots are cut and put together. */
export function ShapeTools({ selected, work, onWork, onMerged }: ShapeToolsProps) {
  const run = useCommand();
  const { message } = App.useApp();
  useEscape(work !== null, () => onWork(null));
  const [only] = selected;
  const one = selected.length === 1 ? only : undefined;
  const merge = async () => {
    const plotCodes = selected.map(({ code }) => code);
    const merged = await run("plots.merge", { plotCodes });
    if (merged === null) return;
    message.success(`已合并成 ${merged.plot.muText} 亩的一块。可按 Ctrl+Z 撤销。`);
    onMerged(merged.plot.code);
  };
  if (work !== null) {
    const what =
      work.kind === "split" ? `分割 ${work.shortCode}:从一侧外面画到另一侧外面` : "画实测界线";
    return (
      <div className="shape-tools" role="status">
        <span>{what},逐点单击,双击结束。</span>
        <Button size="small" onClick={() => onWork(null)}>
          取消(Esc)
        </Button>
      </div>
    );
  }
  return (
    <div className="shape-tools">
      <Button
        size="small"
        onClick={() =>
          onWork({ kind: "boundary", plotCode: one?.code ?? null, shortCode: one?.shortCode ?? "" })
        }
      >
        画实测界线
      </Button>
      <Button
        size="small"
        disabled={one === undefined}
        onClick={() =>
          one !== undefined &&
          onWork({ kind: "split", plotCode: one.code, shortCode: one.shortCode })
        }
      >
        分割
      </Button>
      <Button size="small" disabled={selected.length < 2} onClick={() => void merge()}>
        合并{selected.length < 2 ? "" : ` ${selected.length} 块`}
      </Button>
    </div>
  );
}
