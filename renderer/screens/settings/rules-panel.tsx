import { Button, InputNumber, Modal, Select, Switch } from "antd";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { type Severity, severities, severityNames } from "../../../shared/ledger/contracts/rule.ts";
import { useDetail } from "../../app/position.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { screenElement } from "../../parts/screen-element.ts";

type Rule = CallOutput<"rules.list">["rules"][number];
type Change = Omit<CallInput<"rules.set">, "rule">;

/** 合同规则: which rules run, how heavily they weigh and from which values on; red blocks stay on (D35). */
export function RulesPanel() {
  const answer = useQuery("rules.list", {});
  const [shown, setShown] = useDetail("rules");
  return (
    <Panel title="合同规则">
      <AsyncState answer={answer}>
        {({ rules }) => (
          <div className="settings-stack">
            <span className="soft">{summaryOf(rules)}</span>
            <div>
              <Button onClick={() => setShown("1")}>看和改 {rules.length} 条规则…</Button>
            </div>
            <Modal
              open={shown !== ""}
              title="合同规则"
              width={940}
              getContainer={screenElement}
              footer={null}
              onCancel={() => setShown("")}
            >
              <RulesTable rules={rules} />
            </Modal>
          </div>
        )}
      </AsyncState>
    </Panel>
  );
}

function summaryOf(rules: readonly Rule[]): string {
  const off = rules.filter(({ isEnabled }) => !isEnabled).length;
  const changed = rules.filter(isChanged).length;
  const words = off === 0 ? "全部开着" : `${off} 条关着`;
  return changed === 0 ? `${words},轻重和数值都按随程序带的。` : `${words},${changed} 条改过。`;
}

const isChanged = ({ severity, defaultSeverity, parameters }: Rule): boolean =>
  severity !== defaultSeverity || parameters.some((one) => one.value !== one.defaultValue);

function RulesTable({ rules }: { readonly rules: readonly Rule[] }) {
  return (
    <div className="settings-rules">
      <table>
        <thead>
          <tr>
            <th scope="col">开</th>
            <th scope="col">规则</th>
            <th scope="col">轻重</th>
            <th scope="col">从多少起</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <RuleRow key={rule.rule} rule={rule} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RuleRow({ rule }: { readonly rule: Rule }) {
  const run = useCommand();
  const set = (change: Change) => void run("rules.set", { rule: rule.rule, ...change });
  const name = `${rule.rule} ${rule.title}`;
  return (
    <tr>
      <td>
        <Switch
          size="small"
          aria-label={`${name}:开`}
          checked={rule.isEnabled}
          disabled={rule.isBlock}
          onChange={(isEnabled) => set({ isEnabled })}
        />
      </td>
      <td>
        {name}
        {rule.isBlock ? <span className="soft"> 红线,不能关、不能改轻</span> : null}
      </td>
      <td>
        <Select<Severity>
          size="small"
          aria-label={`${name}:轻重`}
          style={{ width: 88 }}
          value={rule.severity}
          disabled={rule.isBlock}
          onChange={(severity) =>
            set({ severity: severity === rule.defaultSeverity ? null : severity })
          }
          options={severities.map((value) => ({ value, label: severityNames[value] }))}
        />
      </td>
      <td>
        {rule.parameters.map(({ name: key, title, value, defaultValue }) => (
          <span key={key} className="settings-rule-value">
            <span className="soft">{title}</span>
            <InputNumber
              size="small"
              aria-label={`${name}:${title}`}
              min={0}
              defaultValue={value}
              key={value}
              title={`随程序带的是 ${defaultValue}`}
              onBlur={(event) => {
                const typed = Number(event.target.value);
                if (event.target.value !== "" && typed !== value) {
                  set({ parameters: { [key]: typed } });
                }
              }}
              onPressEnter={(event) => event.currentTarget.blur()}
            />
          </span>
        ))}
      </td>
    </tr>
  );
}
