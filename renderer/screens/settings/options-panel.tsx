import { Button, Select } from "antd";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { hideableFields, listedParts } from "../../../shared/land/hideable-fields.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { SavedInput } from "../../parts/saved-input.tsx";
import { choiceTitle, groupedOptions, optionHints } from "./option-words.ts";

type Option = CallOutput<"settings.get">["options"][number];

/** Every option with its title; what is changed holds at once. */
export function OptionsPanel() {
  const options = useQuery("settings.get", {});
  const run = useCommand();
  return (
    <Panel title="项目设置" extra={<span className="soft">改了就存,Ctrl+Z 撤销</span>}>
      <AsyncState answer={options}>
        {(value) => (
          <div className="settings-options">
            {groupedOptions(value.options).map(([title, options]) => (
              <section key={title} aria-label={title}>
                <h3>{title}</h3>
                {options.map((option) => (
                  <OptionLine
                    key={option.key}
                    option={option}
                    onSet={async (next) =>
                      (await run("settings.set", { key: option.key, value: next })) !== null
                    }
                  />
                ))}
              </section>
            ))}
          </div>
        )}
      </AsyncState>
    </Panel>
  );
}

interface OptionLineProps {
  readonly option: Option;
  /** Resolves with false where the value was refused. */
  readonly onSet: (value: string) => Promise<boolean>;
}

function OptionLine({ option, onSet }: OptionLineProps) {
  const { key, title, value, defaultValue, choices } = option;
  const hint = optionHints[key];
  return (
    <div className="settings-option">
      <span id={`option-${key}`}>{title}</span>
      <div>
        {key === "hidden_fields" ? (
          <Select
            mode="multiple"
            aria-label={title}
            className="settings-choice"
            placeholder="都显示"
            value={listedParts(value)}
            options={hideableFields.map((field) => ({ value: field, label: field }))}
            onChange={(fields: string[]) => void onSet(fields.join("、"))}
          />
        ) : choices === null ? (
          <SavedInput
            label={title}
            value={value}
            isLong={defaultValue.length > 40 || key === "code_map"}
            placeholder="没有填"
            onSave={onSet}
          />
        ) : (
          <Select
            aria-label={title}
            className="settings-choice"
            value={value}
            options={choices.map((choice) => ({ value: choice, label: choiceTitle(key, choice) }))}
            onChange={(next) => void onSet(next)}
          />
        )}
        {hint === undefined ? null : <div className="soft">{hint}</div>}
      </div>
      {value === defaultValue ? (
        <span />
      ) : (
        <Button type="link" onClick={() => void onSet(defaultValue)}>
          恢复原值
        </Button>
      )}
    </div>
  );
}
