import { Button } from "antd";
import { useState } from "react";
import type { CallInput } from "../../../shared/contract/calls.ts";
import { useCommand } from "../../app/use-command.ts";
import { DraftCheck, DraftChoice, DraftNumber, DraftText } from "../../parts/draft-fields.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { FormSection } from "../../parts/form-section.tsx";
import { MeetingPicker } from "../../parts/meeting-picker.tsx";
import { MuInput } from "../../parts/mu-input.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { exemptFrom, exemptText } from "./exempt-text.ts";
import { PriceRows } from "./price-rows.tsx";

export type RuleValues = CallInput<"charges.saveRule">["values"];

/** A rule to begin with: one price for all land, nobody exempt, back years off (land.md §7). */
export function newRule(villageCode: string): RuleValues {
  const year = new Date().getFullYear();
  return {
    ...{ villageCode, name: "", exemptMu: "0", exemptPersons: [], meetingUid: null },
    prices: [{ landClass: "*", grade: "*", memberFen: 0, nonMemberFen: 0 }],
    ...{ startYear: year, decidedYear: year, chargesBackYears: false },
    ...{ roundingFen: 1, payWithinDays: 30 },
  };
}

const roundings = [
  { value: "1", label: "到分" },
  { value: "10", label: "到角" },
  { value: "100", label: "到元" },
] as const;
const roundingOf = { "1": 1, "10": 10, "100": 100 } as const;

interface RuleDrawerProps {
  readonly rule: RuleValues & { readonly uid: string | null };
  readonly onClose: () => void;
}

/** How a village charges, as its meeting voted it. One that bills came from is not changed any more. */
export function RuleDrawer({ rule, onClose }: RuleDrawerProps) {
  const run = useCommand();
  const { uid, ...stored } = rule;
  const [values, setValues] = useState<RuleValues>(stored);
  const [exempt, setExempt] = useState(exemptText(stored.exemptPersons));
  const set = (change: Partial<RuleValues>) => setValues((before) => ({ ...before, ...change }));
  const save = async () => {
    const saved = { ...values, exemptPersons: exemptFrom(exempt) };
    if ((await run("charges.saveRule", { uid, values: saved })) !== null) onClose();
  };
  return (
    <RecordDrawer
      open
      title={uid === null ? "登记收费办法" : values.name}
      onClose={onClose}
      actions={
        <Button type="primary" disabled={values.name.trim() === ""} onClick={() => void save()}>
          存下
        </Button>
      }
    >
      <div className="fact-list">
        <FormSection
          title="表决的办法"
          foot={
            <DraftCheck
              name="追收表决以前的年份(会议专门表决过才勾)"
              value={values.chargesBackYears}
              onChange={(chargesBackYears) => set({ chargesBackYears })}
            />
          }
        >
          <DraftText
            name="名称"
            value={values.name}
            placeholder="如 2026 年收费办法"
            onChange={(name) => set({ name })}
          />
          <FactLine name="决定的会议">
            <MeetingPicker
              label="决定的会议"
              value={values.meetingUid}
              onChoose={(meetingUid) => set({ meetingUid })}
            />
          </FactLine>
          <DraftNumber
            name="表决年份"
            value={values.decidedYear}
            {...{ least: 1980, most: 2100, unit: "年" }}
            onChange={(decidedYear) => set({ decidedYear })}
          />
          <DraftNumber
            name="从哪年收"
            value={values.startYear}
            {...{ least: 1980, most: 2100, unit: "年" }}
            onChange={(startYear) => set({ startYear })}
          />
        </FormSection>
        <PriceRows prices={values.prices} onChange={(prices) => set({ prices })} />
        <FactGroup title="减免和尾数">
          <FactLine name="每户免收">
            <MuInput
              label="每户免收"
              value={values.exemptMu}
              onSave={async (mu) => {
                set({ exemptMu: mu ?? "0" });
                return true;
              }}
            />
          </FactLine>
          <DraftText
            name="免收的人"
            value={exempt}
            placeholder="一行一人:姓名 理由"
            isLong
            onChange={setExempt}
          />
          <DraftChoice
            name="尾数"
            value={String(values.roundingFen) as keyof typeof roundingOf}
            options={roundings}
            onChange={(value) => set({ roundingFen: roundingOf[value] })}
          />
          <DraftNumber
            name="几天内缴"
            value={values.payWithinDays}
            {...{ least: 1, most: 365, unit: "天" }}
            onChange={(payWithinDays) => set({ payWithinDays })}
          />
        </FactGroup>
      </div>
    </RecordDrawer>
  );
}
