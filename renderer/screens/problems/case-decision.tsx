import { Select } from "antd";
import type { CallInput } from "../../../shared/contract/calls.ts";
import {
  judgementLevelNames,
  problemDecisionNames,
} from "../../../shared/ledger/contracts/problem-words.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useCommand } from "../../app/use-command.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { MoneyInput } from "../../parts/money-input.tsx";
import { MuInput } from "../../parts/mu-input.tsx";
import { SavedInput } from "../../parts/saved-input.tsx";
import type { CaseRecord } from "./case-drawer.tsx";

type Patch = CallInput<"problems.decide">["patch"];

/** What is decided about a problem contract; each field is saved as it is typed. */
export function CaseDecision({ problem }: { readonly problem: CaseRecord }) {
  const run = useCommand();
  const save = async (patch: Patch) =>
    (await run("problems.decide", { uid: problem.uid, patch })) !== null;
  const text = (field: "decidedBy" | "decisionPaper" | "responsible" | "note", label: string) => (
    <FactLine name={label}>
      <SavedInput
        label={label}
        value={problem[field] ?? ""}
        onSave={(value) => save({ [field]: value === "" ? null : value })}
      />
    </FactLine>
  );
  const day = (field: "decidedOn" | "deadline" | "newStartOn" | "newEndOn", label: string) => (
    <FactLine name={label}>
      <DateInput
        label={label}
        value={problem[field]}
        onSave={(value) => save({ [field]: value })}
      />
    </FactLine>
  );
  return (
    <FactGroup title="整改决定">
      <FactLine name="整改方式">
        <Select
          aria-label="整改方式"
          allowClear
          style={{ width: "100%" }}
          value={problem.decision}
          options={Object.entries(problemDecisionNames).map(([value, label]) => ({ value, label }))}
          onChange={(value) => void save({ decision: (value ?? null) as Patch["decision"] })}
        />
      </FactLine>
      <FactLine name="决定级别">
        <Select
          aria-label="决定级别"
          allowClear
          style={{ width: "100%" }}
          value={problem.decidedLevel}
          options={(["village", "town", "arbitration", "court"] as const).map((value) => ({
            value,
            label: judgementLevelNames[value],
          }))}
          onChange={(value) => void save({ decidedLevel: value ?? null })}
        />
      </FactLine>
      {day("decidedOn", "决定日期")}
      {text("decidedBy", "决定人")}
      {text("decisionPaper", "决定文件")}
      <FactLine name="新年租金">
        <MoneyInput
          label="新年租金"
          valueFen={problem.newYearlyRentFen}
          onSave={(value) => save({ newYearlyRentFen: value })}
        />
      </FactLine>
      <FactLine name="年增收">{gainWords(problem)}</FactLine>
      <FactLine name="补缴欠款">
        <MoneyInput
          label="补缴欠款"
          valueFen={problem.arrearsFen}
          onSave={(value) => save({ arrearsFen: value })}
        />
      </FactLine>
      <FactLine name="新面积">
        <MuInput label="新面积" value={problem.newMu} onSave={(value) => save({ newMu: value })} />
      </FactLine>
      {day("newStartOn", "新起始日期")}
      {day("newEndOn", "新终止日期")}
      {day("deadline", "整改期限")}
      {text("responsible", "责任人")}
      {text("note", "说明")}
    </FactGroup>
  );
}

/** The gain with its arithmetic, or what it lacks. */
function gainWords({ yearlyGainFen, newYearlyRentFen, previousRentFen }: CaseRecord): string {
  if (yearlyGainFen === null) {
    return previousRentFen === null ? "合同里没有填“原年租金”,算不出" : "填了新年租金就算出";
  }
  if (newYearlyRentFen === null || previousRentFen === null) {
    return `${groupedYuanText(yearlyGainFen)} 元`;
  }
  return `${groupedYuanText(newYearlyRentFen)} − ${groupedYuanText(previousRentFen)} = ${groupedYuanText(yearlyGainFen)} 元`;
}
