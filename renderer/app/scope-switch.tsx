import { Cascader } from "antd";
import { go, usePosition } from "./position.ts";
import { pathTo, unitTree } from "./unit-tree.ts";
import { useQuery } from "./use-query.ts";

/** 县 › 乡镇 › 村 › 组: one scope for every screen. */
export function ScopeSwitch() {
  const { scope } = usePosition();
  const tree = unitTree(useQuery("units.list", {}).value?.units ?? []);
  return (
    <Cascader
      className="scope-switch"
      aria-label="范围"
      options={tree}
      value={pathTo(tree, scope)}
      changeOnSelect
      expandTrigger="hover"
      displayRender={(labels) => labels.join(" › ")}
      placeholder={tree.length === 0 ? "导入后按村、组查看" : "全部范围"}
      disabled={tree.length === 0}
      showSearch={{ matchInputWidth: false }}
      onChange={(codes) => go({ scope: codes?.at(-1) ?? "" })}
    />
  );
}
