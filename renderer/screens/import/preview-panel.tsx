import { Alert, Select } from "antd";
import { Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { bytesText } from "../../parts/texts.ts";
import { HouseholdPreview } from "./household-preview.tsx";
import { type Target, targetTitles } from "./import-work.ts";
import { LayerPreview } from "./layer-preview.tsx";
import type { PreviewProps } from "./preview-props.ts";

const layerOptions = Object.entries(targetTitles)
  .filter(([value]) => value !== "household")
  .map(([value, label]) => ({ value: value as Target, label }));

/** One chosen file before anything is stored. */
export function PreviewPanel(props: PreviewProps) {
  const { candidate, reading, onRead } = props;
  const { path, fileName, bytes, why, problem } = candidate;
  const target = reading.target ?? candidate.target;
  const isTable = !path.toLowerCase().endsWith(".shp");
  return (
    <Panel
      title={fileName}
      className="import-preview"
      extra={
        <>
          <span className="soft">{bytesText(bytes)}</span>
          <span className="soft" title={why}>
            作为
          </span>
          {isTable ? (
            <strong>{targetTitles.household}</strong>
          ) : (
            <Select<Target>
              className="import-as"
              aria-label="这个文件是"
              placeholder="请选择图层"
              value={target}
              options={layerOptions}
              onChange={(value) => onRead({ target: value })}
            />
          )}
        </>
      }
    >
      {problem !== null ? (
        <Alert type="error" banner title={`${problem}。请把同名的文件一起选进来。`} />
      ) : target === null ? (
        <Notice text={`${why}。选好上面的图层,就能看预览。`} />
      ) : target === "household" ? (
        <HouseholdPreview {...props} />
      ) : (
        <LayerPreview key={target} {...props} layer={target} />
      )}
    </Panel>
  );
}
