import { Button, Select } from "antd";
import { useState } from "react";
import { useCommand } from "../../app/use-command.ts";
import { ReasonPrompt } from "../../parts/reason-prompt.tsx";
import { ContractField, type FieldValue } from "./contract-field.tsx";
import { type FieldName, fieldGroups, titleOf } from "./contract-fields.ts";
import { useChangeContracts } from "./use-change-contracts.tsx";

/** Fields that many contracts may have in common; numbers and names are each one's own. */
const singular: ReadonlySet<FieldName> = new Set([
  "number",
  "lessee",
  "idNumber",
  "phone",
  "plotCodes",
]);

const editable = fieldGroups
  .flatMap(({ fields }) => Object.keys(fields) as FieldName[])
  .filter((field) => !singular.has(field));

/** What may be done with all chosen contracts at once; each is one step that Ctrl+Z takes back. */
export function BulkEdit({ uids }: { readonly uids: readonly string[] }) {
  const run = useCommand();
  const [field, setField] = useState<FieldName | null>(null);
  const [withdrawing, setWithdrawing] = useState(false);
  const { save, dialog } = useChangeContracts(uids);
  const edit = async (value: FieldValue) => field !== null && (await save({ [field]: value }));
  const register = () => run("contracts.setStanding", { uids: [...uids], standing: "registered" });
  return (
    <div className="contract-bulk">
      {dialog}
      <strong>选中 {uids.length} 份</strong>
      <Select
        aria-label="批量修改哪一项"
        placeholder="批量修改…"
        value={field}
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: 150 }}
        options={editable.map((value) => ({ value, label: titleOf(value) }))}
        onChange={(value?: FieldName) => setField(value ?? null)}
      />
      {field === null ? null : (
        <div className="contract-bulk-value">
          <ContractField key={field} field={field} value={null} disabled={false} onSave={edit} />
        </div>
      )}
      <Button onClick={() => void register()}>转为已登记</Button>
      <Button onClick={() => setWithdrawing(true)}>撤下…</Button>
      <ReasonPrompt
        open={withdrawing}
        title={`撤下 ${uids.length} 份合同`}
        hint="撤下的合同不再列出,仍留在项目文件里可查。请写明理由。"
        onCancel={() => setWithdrawing(false)}
        onReason={(reason) => {
          setWithdrawing(false);
          void run("contracts.setStanding", { uids: [...uids], standing: "withdrawn", reason });
        }}
      />
    </div>
  );
}
