import { InputNumber, Modal } from "antd";
import { useState } from "react";
import { paymentModeNames, paymentModes } from "../../../shared/ledger/contracts/contract-words.ts";
import {
  problemDecisionNames,
  problemDecisions,
} from "../../../shared/ledger/contracts/problem-words.ts";
import type { DecisionRow } from "../../parts/decision-table-view.tsx";
import { DraftChoice, DraftDate, DraftText } from "../../parts/draft-fields.tsx";
import { FactLine } from "../../parts/facts.tsx";
import { screenElement } from "../../parts/screen-element.ts";

const landOptions = [
  { value: "any", label: "不论" },
  { value: "true", label: "四荒承包" },
  { value: "false", label: "四荒承包以外的" },
] as const;
const paymentOptions = [
  { value: "any", label: "不论" } as const,
  ...paymentModes.map((value) => ({ value, label: paymentModeNames[value] })),
];
const wayOptions = problemDecisions.map((value) => ({ value, label: problemDecisionNames[value] }));

interface DecisionRowFormProps {
  readonly row: DecisionRow;
  readonly onSave: (row: DecisionRow) => void;
  readonly onCancel: () => void;
}

/** One row of the decision table; a condition that is left empty does not matter. */
export function DecisionRowForm({ row, onSave, onCancel }: DecisionRowFormProps) {
  const [draft, setDraft] = useState(row);
  const put = (change: Partial<DecisionRow>) => setDraft((before) => ({ ...before, ...change }));
  const lack = draft.text.trim() === "" || draft.source.trim() === "";
  return (
    <Modal
      open
      title="处理意见"
      getContainer={screenElement}
      okText="存"
      okButtonProps={{ disabled: lack, title: lack ? "先填处理意见和依据的文件" : "" }}
      onOk={() => onSave({ ...draft, text: draft.text.trim(), source: draft.source.trim() })}
      onCancel={onCancel}
    >
      <div className="fact-lines">
        <DraftChoice
          name="土地"
          value={draft.wasteLand === null ? "any" : draft.wasteLand ? "true" : "false"}
          options={landOptions}
          onChange={(land) => put({ wasteLand: land === "any" ? null : land === "true" })}
        />
        <DraftDate
          name="签订不早于"
          value={draft.signedFrom}
          onChange={(signedFrom) => put({ signedFrom })}
        />
        <DraftDate
          name="签订不晚于"
          value={draft.signedTo}
          onChange={(signedTo) => put({ signedTo })}
        />
        <Years
          name="年限超过"
          value={draft.overYears}
          onChange={(overYears) => put({ overYears })}
        />
        <Years
          name="年限不超过"
          value={draft.notOverYears}
          onChange={(notOverYears) => put({ notOverYears })}
        />
        <DraftChoice
          name="支付方式"
          value={draft.payment ?? "any"}
          options={paymentOptions}
          onChange={(payment) => put({ payment: payment === "any" ? null : payment })}
        />
        <DraftChoice
          name="办法"
          value={draft.way}
          options={wayOptions}
          onChange={(way) => put({ way })}
        />
        <DraftText name="处理意见" isLong value={draft.text} onChange={(text) => put({ text })} />
        <DraftText
          name="依据的文件"
          isLong
          value={draft.source}
          onChange={(source) => put({ source })}
        />
      </div>
    </Modal>
  );
}

interface YearsProps {
  readonly name: string;
  readonly value: number | null;
  readonly onChange: (years: number | null) => void;
}

function Years({ name, value, onChange }: YearsProps) {
  return (
    <FactLine name={name}>
      <InputNumber
        aria-label={name}
        min={1}
        max={999}
        precision={0}
        suffix="年"
        value={value}
        placeholder="不论"
        onChange={onChange}
      />
    </FactLine>
  );
}
