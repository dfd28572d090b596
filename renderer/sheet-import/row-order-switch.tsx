import { Segmented } from "antd";
import type { RowOrder, SheetChoice, SheetPreview } from "./use-sheet-request.ts";

interface RowOrderSwitchProps {
  readonly choice: SheetChoice;
  readonly preview: SheetPreview | null;
}

/** Whether the first pasted row is a heading or a record: what was taken, and the other way by one press. */
export function RowOrderSwitch({ choice, preview }: RowOrderSwitchProps) {
  const { source, setOrder } = choice;
  if (source === null || !("text" in source)) return null;
  const isTemplateOrder = preview?.sheets.some((sheet) => sheet.isTemplateOrder) === true;
  return (
    <Segmented<RowOrder>
      aria-label="粘贴的第一行"
      value={source.order ?? (isTemplateOrder ? "template" : "heading")}
      onChange={setOrder}
      options={[
        { value: "heading", label: "有表头" },
        { value: "template", label: "没有表头,按空表的列序" },
      ]}
    />
  );
}
