import { usageError } from "../arguments.ts";
import { defineCommand, projectFile } from "../command.ts";
import { setSchema } from "../json-schemas.ts";
import { withProject } from "../with-project.ts";

const units = ["county", "town", "village", "group"] as const;
type Unit = (typeof units)[number];

interface Change {
  target: Unit | "option";
  key: string;
  value: string | true;
}

/** Reads one of the three forms: `village CODE --shares`, `UNIT CODE --name N`, `option KEY VALUE`. */
function requestedChange(
  [, target, key, value]: readonly string[],
  options: { shares: boolean; name: string | undefined },
): Change {
  if (key === undefined) throw usageError("缺少代码或选项名。");
  if (target !== "option" && value !== undefined) throw usageError(`多出一个词“${value}”。`);
  if (target === "village" && options.shares && options.name === undefined) {
    return { target, key, value: true };
  }
  const unit = units.find((name) => name === target);
  if (unit !== undefined && options.name !== undefined && !options.shares) {
    return { target: unit, key, value: options.name };
  }
  if (target === "option" && value !== undefined && !options.shares && options.name === undefined) {
    return { target, key, value };
  }
  throw usageError(
    "应写成 qhs set FILE.gpkg village 村代码 --shares,或 group 组代码 --name 名称(县、乡、村同样:county、town、village),或 option 选项 值。",
  );
}

export const setCommand = defineCommand({
  name: "set",
  summary: "设置:股权村(village --shares)、县乡村组名称(group --name 等)、选项(option)",
  positionals: [
    projectFile,
    { name: "county|town|village|group|option", summary: "设置什么" },
    { name: "CODE|KEY", summary: "单位代码(县 6、乡 9、村 12、组 14 位)或选项名" },
    { name: "VALUE", summary: "选项的值(仅 option)", optional: true },
  ],
  options: {
    shares: { kind: "flag", summary: "该村确权确股不确地(仅 village)" },
    name: { kind: "text", placeholder: "NAME", summary: "单位名称(印在图上和清单上)" },
  },
  writes: true,
  schema: setSchema,
  async run({ positionals, options, person }) {
    const [file = ""] = positionals;
    const change = requestedChange(positionals, options);
    const settings = await import("../../core/project/settings.ts");
    await withProject(file, { mode: "write", person }, (project) => {
      const { target, key, value } = change;
      if (value === true) settings.setVillageShares(project, key, true);
      else if (target === "option") settings.setOption(project, key, value);
      else settings.setUnitName(project, key, value);
    });
    const said = change.value === true ? "标记为股权村" : `设为“${change.value}”`;
    return { data: change, lines: [`已把 ${change.key} ${said}。`] };
  },
});
