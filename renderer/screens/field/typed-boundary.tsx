import { Button, Input } from "antd";
import { useState } from "react";
import { useCommand } from "../../app/use-command.ts";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import type { FieldPlot } from "./entry-draft.ts";
import { readTypedPoints } from "./typed-points.ts";

interface TypedBoundaryProps {
  readonly open: boolean;
  readonly chosen: FieldPlot | undefined;
  readonly onClose: () => void;
}

/** A boundary point by point, as it stands on a surveyor's sheet. */
export function TypedBoundary({ open, chosen, onClose }: TypedBoundaryProps) {
  const run = useCommand();
  const [typed, setTyped] = useState("");
  const read = readTypedPoints(typed);
  const save = async () => {
    if ("fault" in read) return;
    const plotCode = chosen?.code ?? null;
    const made = await run("measured.draw", { source: "typed", ring: read.ring, plotCode });
    if (made === null) return;
    setTyped("");
    onClose();
  };
  return (
    <RecordDrawer
      open={open}
      title="逐点录入实测界线"
      onClose={onClose}
      actions={
        <Button type="primary" disabled={"fault" in read} onClick={() => void save()}>
          存为待定
        </Button>
      }
    >
      <div className="form-drawer">
        <p>
          每行一个点,按走的顺序:东坐标、北坐标,米,用空格或逗号隔开。坐标要与本项目的坐标系相同。
        </p>
        <p className="soft">
          {chosen === undefined
            ? "没有选中图斑,将按重叠去对。"
            : `用于选中的 ${chosen.shortCode}。`}
        </p>
        <Input.TextArea
          aria-label="界线的点"
          rows={14}
          value={typed}
          placeholder={"500123.45 4123456.78\n500150.20 4123460.11"}
          onChange={({ target }) => setTyped(target.value)}
        />
        <p className="soft" role="status">
          {"fault" in read ? read.fault : `共 ${read.ring.length / 2} 个点`}
        </p>
      </div>
    </RecordDrawer>
  );
}
