import { defineCommand, projectFile } from "../command.ts";
import { verifySchema } from "../json-schemas.ts";

export const verifyCommand = defineCommand({
  name: "verify",
  summary: "核验项目文件:完整性、GeoPackage 规则、日志链、面积平衡",
  positionals: [projectFile],
  options: {},
  writes: false,
  schema: verifySchema,
  async run({ positionals }) {
    const [file = ""] = positionals;
    const { verifyProject } = await import("../../core/project/verify.ts");
    const report = verifyProject(file);
    const lines = report.checks.flatMap(({ title, ok, faults }) => [
      `${ok ? "正常" : "有误"}  ${title}`,
      ...faults.map((fault) => `      ${fault}`),
    ]);
    const { path, sha256, ok, checks } = report;
    return {
      data: { file: path, sha256, ok, checks },
      lines: [...lines, `文件 SHA-256:${sha256}`, ok ? "核验通过。" : "核验未通过。"],
      failedCheck: !ok,
    };
  },
});
