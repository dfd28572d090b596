import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { usageError } from "../arguments.ts";
import { defineCommand } from "../command.ts";
import { templateSchema } from "../schemas/contracts-schema.ts";

export const templateCommand = defineCommand({
  name: "template",
  summary: "生成空表(XLSX):合同、村组、人员、债权债务、化解、收款、凭证",
  positionals: [
    {
      name: "contracts|units|people|claims|debts|settlements|receipts|vouchers",
      summary: "哪一种表",
    },
  ],
  options: {
    out: { kind: "text", placeholder: "FILE.xlsx", summary: "写到哪个文件", required: true },
  },
  writes: false,
  schema: templateSchema,
  async run({ positionals, options }) {
    const [name = ""] = positionals;
    const { sheetRegisters } = await import("../../core/exchange/sheet-registers.ts");
    const register = Object.entries(sheetRegisters).find(([word]) => word === name)?.[1];
    if (register === undefined) {
      const names = Object.keys(sheetRegisters).join("、");
      throw usageError(`应为 ${names} 之一,给的是“${name}”。`);
    }
    const { templateBytes } = await import("../../core/exchange/sheet-table/template.ts");
    const { withFileErrors } = await import("../../core/formats/file-errors.ts");
    const file = resolve(options.out);
    const bytes = await templateBytes(register);
    await withFileErrors(file, () => writeFile(file, bytes));
    const headings = register.templateColumns.map(({ heading }) => heading);
    return {
      data: { register: name, file, headings },
      lines: [`${register.title}的空表已写到 ${file}(${headings.length} 栏,另有“允许值”一页)。`],
    };
  },
});
