import { Button } from "antd";
import { useState } from "react";
import { useEscape } from "../../app/use-escape.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { PdfPages } from "../../pdf/pdf-pages.tsx";
import { type PrintSettings, profileTitles } from "./print-settings.ts";

interface PreviewPanelProps {
  readonly groupCode: string;
  readonly settings: PrintSettings;
  readonly onClose: () => void;
}

/** The pages as the printer would get them; nothing is recorded or locked. */
export function PreviewPanel({ groupCode, settings, onClose }: PreviewPanelProps) {
  const answer = useQuery("sheets.preview", { groupCode, ...settings });
  const [page, setPage] = useState(1);
  useEscape(true, onClose);
  return (
    <div className="preview-panel">
      <div className="panel-head">
        <h2>预览:{profileTitles[settings.profile]}</h2>
        <Button size="small" onClick={onClose}>
          回到地图
        </Button>
      </div>
      <div className="preview-pages">
        <AsyncState answer={answer}>
          {(bytes) => <PdfPages bytes={bytes} label="预览" page={page} onPage={setPage} />}
        </AsyncState>
      </div>
    </div>
  );
}
