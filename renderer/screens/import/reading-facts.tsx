import { Input, Segmented } from "antd";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { countText } from "../../parts/texts.ts";
import type { Reading } from "./import-work.ts";

interface ReadingFactsProps {
  readonly outcome: CallOutput<"import.preview">;
  readonly reading: Reading;
  readonly onRead: (reading: Reading) => void;
}

/** Rows, encoding and coordinates, each with its reason in words. */
export function ReadingFacts({ outcome, reading, onRead }: ReadingFactsProps) {
  const { preview, refusal } = outcome;
  const wantsCrs = refusal?.code === "crs.unknown" || reading.crs !== undefined;
  return (
    <dl className="import-facts">
      {preview === null ? null : (
        <>
          <dt>行数</dt>
          <dd>{countText(preview.rowsInFile)}</dd>
          <dt>文字编码</dt>
          <dd>
            <Segmented
              aria-label="文字编码"
              size="small"
              options={preview.encodings}
              value={preview.encoding.name}
              onChange={(encoding) => onRead({ encoding })}
            />{" "}
            {preview.encoding.reason}
          </dd>
          <dt>坐标系</dt>
          <dd>
            {preview.crs.text}。{preview.crs.reason}
            <br />
            <span className="soft">存入:{preview.crs.project}</span>
          </dd>
        </>
      )}
      {wantsCrs ? (
        <>
          <dt>指定坐标系</dt>
          <dd>
            <Input.Search
              className="import-crs"
              aria-label="指定坐标系"
              placeholder="如 CM=114 或 EPSG:4547"
              enterButton="按此读取"
              defaultValue={reading.crs ?? ""}
              onSearch={(crs) => onRead({ crs: crs.trim() })}
            />
            <span className="soft">CM= 后面写中央子午线的度数;不清楚时问提供数据的单位。</span>
          </dd>
        </>
      ) : null}
    </dl>
  );
}
