import { App, Button, Input, Select } from "antd";
import { useState } from "react";
import type { FieldMappingTemplate } from "../../../shared/contract/calls/county-calls.ts";
import type { LayerPreview } from "../../../shared/contract/calls/import-calls.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";

interface MappingTemplatesProps {
  readonly layer: FieldMappingTemplate["layer"];
  readonly fields: LayerPreview["fields"];
  /** Every field of the file. */
  readonly present: readonly string[];
  readonly onApply: (fieldMap: Record<string, string>) => void;
}

/** Mappings that were kept under a name: for the next file of the same company or office. */
export function MappingTemplates({ layer, fields, present, onApply }: MappingTemplatesProps) {
  const all = useQuery("mapping.list", {}).value?.mappings ?? [];
  const run = useCommand();
  const { message } = App.useApp();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<string | undefined>();
  const ours = all.filter((mapping) => mapping.layer === layer);
  const apply = (wanted: string) => {
    setChosen(wanted);
    const { fieldMap = {} } = ours.find((mapping) => mapping.name === wanted) ?? {};
    const fitting = Object.entries(fieldMap).filter(([, source]) => present.includes(source));
    onApply(Object.fromEntries(fitting));
    const missing = Object.keys(fieldMap).length - fitting.length;
    if (missing > 0) message.warning(`模板里有 ${missing} 个字段这个文件没有,没有对应。`);
  };
  const save = async () => {
    const fieldMap = Object.fromEntries(
      fields.flatMap(({ name: standard, source }) => (source === null ? [] : [[standard, source]])),
    );
    if ((await run("mapping.save", { name: name.trim(), layer, fieldMap })) === null) return;
    message.success(`已存为模板“${name.trim()}”,下次可以直接套用。`);
    setName("");
  };
  const remove = async (wanted: string) => {
    setChosen(undefined);
    await run("mapping.remove", { name: wanted, layer });
  };
  return (
    <div className="import-templates">
      {ours.length === 0 ? null : (
        <Select
          size="small"
          aria-label="套用字段模板"
          placeholder="套用模板"
          value={chosen ?? null}
          options={ours.map((mapping) => ({ value: mapping.name, label: mapping.name }))}
          onChange={apply}
        />
      )}
      {chosen === undefined ? null : (
        <Button size="small" type="link" onClick={() => void remove(chosen)}>
          删除模板
        </Button>
      )}
      <Input
        size="small"
        aria-label="字段模板的名称"
        placeholder="存为模板:起个名称"
        maxLength={30}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={() => name.trim() !== "" && void save()}
      />
      <Button size="small" disabled={name.trim() === ""} onClick={() => void save()}>
        存为模板
      </Button>
    </div>
  );
}
