import { Select } from "antd";
import type { FieldMappingTemplate } from "../../../shared/contract/calls/county-calls.ts";
import type { LayerPreview } from "../../../shared/contract/calls/import-calls.ts";
import type { Reading } from "./import-work.ts";
import { MappingTemplates } from "./mapping-templates.tsx";

interface FieldMappingProps {
  readonly fields: LayerPreview["fields"];
  /** Every field of the file. */
  readonly present: readonly string[];
  readonly layer: FieldMappingTemplate["layer"];
  readonly reading: Reading;
  readonly onRead: (reading: Reading) => void;
}

/** Which field of the file fills which standard field. */
export function FieldMapping({ fields, present, layer, reading, onRead }: FieldMappingProps) {
  const options = [...new Set(present)].sort().map((name) => ({ value: name, label: name }));
  const sorted = fields.toSorted((one, other) => Number(other.required) - Number(one.required));
  const unused = present.filter((name) => !fields.some(({ source }) => source === name));
  return (
    <section className="import-section" aria-label="字段对应">
      <h3>
        字段对应 <span className="soft">带 * 的必须有</span>
      </h3>
      <MappingTemplates
        layer={layer}
        fields={fields}
        present={present}
        onApply={(fieldMap) => onRead({ fieldMap: { ...reading.fieldMap, ...fieldMap } })}
      />
      <div className="import-mapping">
        {sorted.map(({ name, title, required, source }) => (
          <div key={name} className={source === null ? "import-pair import-lack" : "import-pair"}>
            <span>
              {title}
              {required ? <b className="import-star">*</b> : null}{" "}
              <span className="code">{name}</span>
            </span>
            <Select
              size="small"
              aria-label={`${title}取自`}
              placeholder="没有"
              value={source}
              options={options}
              showSearch
              status={required && source === null ? "error" : ""}
              onChange={(value: string) =>
                onRead({ fieldMap: { ...reading.fieldMap, [name]: value } })
              }
            />
          </div>
        ))}
      </div>
      {unused.length === 0 ? null : (
        <p className="soft import-unused">文件里用不到的字段:{unused.join("、")}</p>
      )}
    </section>
  );
}
