import { App, Modal } from "antd";
import { useState } from "react";
import type { CallInput } from "../../../shared/contract/calls.ts";
import { toAppError } from "../../../shared/contract/errors.ts";
import { todayHere } from "../../app/use-as-of.ts";
import { useClient } from "../../app/use-client.ts";
import { projectChanged } from "../../app/use-query.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { EntryInput } from "../../parts/entry-input.tsx";
import { FactLine } from "../../parts/facts.tsx";
import { screenElement } from "../../parts/screen-element.ts";

type Change = CallInput<"contracts.edit">;
type Correction = NonNullable<Change["correction"]>;

/** A change that waits for its paper. */
interface Waiting {
  readonly patch: Change["patch"];
  readonly sentence: string;
  readonly answer: (saved: boolean) => void;
}

/**
 * Changes fields of contracts. One by which a red block goes away asks for its paper and the township's
 * confirmation first (D35); the screen puts `dialog` somewhere.
 */
export function useChangeContracts(uids: readonly string[]) {
  const client = useClient();
  const { message } = App.useApp();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const change = async (
    patch: Change["patch"],
    correction?: Correction,
  ): Promise<"saved" | "refused" | { sentence: string }> => {
    try {
      const given = correction === undefined ? {} : { correction };
      await client.call("contracts.edit", { uids: [...uids], patch, ...given });
      projectChanged();
      return "saved";
    } catch (error) {
      const { code, message: sentence } = toAppError(error);
      if (code === "finding.blocked") return { sentence };
      message.error(sentence, 8);
      return "refused";
    }
  };
  const save = async (patch: Change["patch"]): Promise<boolean> => {
    const outcome = await change(patch);
    if (typeof outcome === "string") return outcome === "saved";
    return new Promise((answer) => setWaiting({ patch, answer, ...outcome }));
  };
  const finish = async (correction: Correction | null) => {
    if (waiting === null) return;
    const saved = correction !== null && (await change(waiting.patch, correction)) === "saved";
    if (correction !== null && !saved) return;
    waiting.answer(saved);
    setWaiting(null);
  };
  const dialog = waiting === null ? null : <AskCorrection {...waiting} onFinish={finish} />;
  return { save, dialog };
}

interface AskCorrectionProps {
  readonly sentence: string;
  readonly onFinish: (correction: Correction | null) => Promise<void>;
}

function AskCorrection({ sentence, onFinish }: AskCorrectionProps) {
  const [typed, setTyped] = useState({ paper: "", confirmedBy: "", confirmedOn: todayHere() });
  const isReady = Object.values(typed).every((text) => text !== "");
  const keep = async (change: Partial<Correction>) => {
    setTyped((now) => ({ ...now, ...change }));
    return true;
  };
  const text = (field: "paper" | "confirmedBy", label: string) => (
    <FactLine name={label}>
      <EntryInput
        label={label}
        shown={typed[field]}
        read={(words) => ({ value: words.trim() })}
        onSave={(value) => keep({ [field]: value ?? "" })}
      />
    </FactLine>
  );
  return (
    <Modal
      open
      title="改正红线合同的事实"
      getContainer={screenElement}
      okText="改正"
      okButtonProps={{ disabled: !isReady }}
      onOk={() => void onFinish(typed)}
      onCancel={() => void onFinish(null)}
    >
      <p>{sentence}</p>
      <div className="fact-lines">
        {text("paper", "佐证材料")}
        {text("confirmedBy", "乡镇确认人")}
        <FactLine name="确认日期">
          <DateInput
            label="确认日期"
            value={typed.confirmedOn}
            onSave={(value) => keep({ confirmedOn: value ?? "" })}
          />
        </FactLine>
      </div>
    </Modal>
  );
}
