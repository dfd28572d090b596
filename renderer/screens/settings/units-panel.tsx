import { Switch } from "antd";
import type { Unit } from "../../../shared/contract/calls/settings-calls.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { SavedInput } from "../../parts/saved-input.tsx";

/** Names of the units of the scope, and which villages confirmed shares (D14). */
export function UnitsPanel() {
  const units = useQuery("units.list", {});
  const { code: scopeCode } = useScope();
  const inScope = ({ code }: Unit) => code.startsWith(scopeCode) || scopeCode.startsWith(code);
  return (
    <Panel title="村组名称与股权村">
      <AsyncState
        answer={units}
        isEmpty={(value) => value.units.length === 0}
        empty={
          <Notice text="还没有村组。导入确权矢量或村界、组界以后,这里可以改名称、标股权村。" />
        }
      >
        {(value) => (
          <table className="settings-units">
            <thead>
              <tr>
                <th scope="col">代码</th>
                <th scope="col">名称</th>
                <th scope="col" title="确权确股不确地的村,不参加套图核对">
                  股权村
                </th>
              </tr>
            </thead>
            <tbody>
              {value.units.filter(inScope).map((unit) => (
                <UnitLine key={unit.code} unit={unit} />
              ))}
            </tbody>
          </table>
        )}
      </AsyncState>
    </Panel>
  );
}

function UnitLine({ unit }: { readonly unit: Unit }) {
  const { code, name, level, sharesOnly } = unit;
  const run = useCommand();
  const isNamed = name !== code;
  return (
    <tr className={`settings-${level}`}>
      <td className="code">{code}</td>
      <td>
        <SavedInput
          label={`${code} 的名称`}
          value={isNamed ? name : ""}
          placeholder="数据里没有名称"
          onSave={async (next) => (await run("unit.rename", { code, name: next })) !== null}
        />
      </td>
      <td>
        {level === "village" ? (
          <Switch
            size="small"
            aria-label={`${name} 是股权村`}
            checked={sharesOnly}
            onChange={(checked) => void run("village.shares", { code, sharesOnly: checked })}
          />
        ) : null}
      </td>
    </tr>
  );
}
