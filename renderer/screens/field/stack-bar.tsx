import { Checkbox, InputNumber } from "antd";
import { DateInput } from "../../parts/date-input.tsx";
import { ChoiceField } from "./choice-field.tsx";
import type { StackFacts } from "./entry-draft.ts";
import { methodChoices, ownerChoices, yesNoChoices } from "./field-choices.ts";

interface StackBarProps {
  readonly stack: StackFacts;
  readonly onChange: (stack: StackFacts) => void;
}

/** What all papers of the stack have in common; it fills what a paper lacks. */
export function StackBar({ stack, onChange }: StackBarProps) {
  const change = (part: Partial<StackFacts>) => onChange({ ...stack, ...part });
  return (
    <fieldset className="stack-bar" aria-label="这一摞表相同的内容">
      <span className="soft">这一摞表都是</span>
      <Named name="签字日期">
        <span className="stack-date">
          <DateInput
            label="签字日期"
            value={stack.signedOn}
            onSave={async (signedOn) => {
              change({ signedOn });
              return true;
            }}
          />
        </span>
      </Named>
      <Named name="丈量方法">
        <ChoiceField
          label="丈量方法"
          choices={methodChoices}
          value={stack.measureMethod}
          onChange={(measureMethod) => change({ measureMethod })}
        />
      </Named>
      <Named name="归属">
        <ChoiceField
          label="归属"
          choices={ownerChoices}
          value={stack.owner}
          onChange={(owner) => change({ owner })}
        />
      </Named>
      <Named name="本集体成员">
        <ChoiceField
          label="本集体成员"
          choices={yesNoChoices}
          value={stack.isMember === null ? null : stack.isMember ? "yes" : "no"}
          onChange={(value) => change({ isMember: value === null ? null : value === "yes" })}
        />
      </Named>
      <Checkbox
        checked={stack.allSigned}
        onChange={({ target }) => change({ allSigned: target.checked })}
      >
        现耕种人、组长、村干部都已签字
      </Checkbox>
      <Named name="相邻户签字">
        <InputNumber
          aria-label="相邻户签字(人)"
          className="stack-count"
          min={0}
          max={20}
          precision={0}
          controls={false}
          value={stack.neighboursSigned}
          onChange={(neighboursSigned) => change({ neighboursSigned })}
        />
      </Named>
    </fieldset>
  );
}

function Named({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <span className="stack-named">
      <span className="soft">{name}</span>
      {children}
    </span>
  );
}
