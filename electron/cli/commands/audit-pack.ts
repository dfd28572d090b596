import { defineCommand, projectFile } from "../command.ts";
import { auditPackSchema } from "../schemas/audit-schema.ts";

export const auditPackCommand = defineCommand({
  name: "audit-pack",
  summary: "做交给审计的数据包:项目文件、附件、操作日志和校验清单",
  positionals: [projectFile],
  options: {
    out: { kind: "text", placeholder: "DIR", summary: "写到哪个空文件夹", required: true },
  },
  writes: true,
  schema: auditPackSchema,
  async run({ positionals, options, person, context }) {
    const [file = ""] = positionals;
    const { packClosedProject } = await import("../../core/exchange/audit-pack.ts");
    const pack = await packClosedProject(file, options.out, person, context);
    return {
      data: pack,
      lines: [
        `已写入 ${pack.folder}:${pack.files.length} 个文件,另有校验清单(sha256sum -c 可核对)。`,
        `项目文件 SHA-256:${pack.projectSha256}`,
        `日志末条:${pack.logHash}`,
        "包里有个人信息,请只交给承担审计的人;本次交出已记入日志。",
      ],
    };
  },
});
