import { Button } from "antd";
import type { CallInput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useCommand } from "../../app/use-command.ts";
import { useWholeSave } from "../../app/use-whole-save.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { SavedInput } from "../../parts/saved-input.tsx";
import { goToRecord } from "../reports/go-to-record.ts";
import type { AuditFinding } from "./findings-tab.tsx";

type AuditAnswer = Omit<CallInput<"auditFindings.answer">, "uid">;

interface FindingDrawerProps {
  readonly finding: AuditFinding;
  readonly onClose: () => void;
}

/** One finding: what the audit wrote stays as it is, the township's answer is typed below. */
export function FindingDrawer({ finding, onClose }: FindingDrawerProps) {
  const run = useCommand();
  const { uid, deadline, responsible, rectifiedOn, rectification, note } = finding;
  const save = useWholeSave<AuditAnswer>(
    { deadline, responsible, rectifiedOn, rectification, note },
    async (answer) => (await run("auditFindings.answer", { uid, ...answer })) !== null,
  );
  const text = (key: "responsible" | "rectification" | "note", label: string) => (
    <FactLine name={label}>
      <SavedInput
        label={label}
        isLong={key !== "responsible"}
        value={finding[key] ?? ""}
        onSave={(value) => save({ [key]: value === "" ? null : value })}
      />
    </FactLine>
  );
  const date = (key: "deadline" | "rectifiedOn", label: string) => (
    <FactLine name={label}>
      <DateInput label={label} value={finding[key]} onSave={(day) => save({ [key]: day })} />
    </FactLine>
  );
  return (
    <RecordDrawer
      open
      title={`审计问题 ${finding.number}`}
      onClose={onClose}
      actions={openRecord(finding)}
    >
      <div className="fact-list">
        <FactGroup title="审计写的">
          <FactLine name="村">{finding.villageName}</FactLine>
          <FactLine name="问题">{finding.content}</FactLine>
          <FactLine name="涉及">{finding.rowLabel}</FactLine>
          <FactLine name="金额">
            {finding.amountFen === null ? null : `${groupedYuanText(finding.amountFen)} 元`}
          </FactLine>
          <FactLine name="依据条款">{finding.article}</FactLine>
          <FactLine name="发现日期">{finding.foundOn}</FactLine>
        </FactGroup>
        <FactGroup title="乡镇答复">
          {date("deadline", "期限")}
          {text("responsible", "责任人")}
          {text("rectification", "整改情况")}
          {date("rectifiedOn", "整改日期")}
          {text("note", "备注")}
        </FactGroup>
      </div>
    </RecordDrawer>
  );
}

/** Leads to the record that the finding is about, where the sheet named one that is there. */
function openRecord({ register, rowUid, rowLabel }: AuditFinding) {
  if (register === null || rowUid === null) return null;
  return (
    <Button
      onClick={() => goToRecord({ register, key: register === "plot" ? (rowLabel ?? "") : rowUid })}
    >
      打开涉及的记录
    </Button>
  );
}
