import { Segmented } from "antd";
import type { CallInput } from "../../../shared/contract/calls.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useWholeSave } from "../../app/use-whole-save.ts";
import { FactLine } from "../../parts/facts.tsx";
import { MoneyInput } from "../../parts/money-input.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { SavedInput } from "../../parts/saved-input.tsx";
import type { WorkingPaper } from "./papers-tab.tsx";

type Check = Omit<CallInput<"workingPapers.check">, "uid" | "checkedOn">;

const verdicts = [
  { value: "open", label: "待查" },
  { value: "confirmed", label: "相符" },
  { value: "rejected", label: "不符" },
] as const;

interface PaperDrawerProps {
  readonly paper: WorkingPaper;
  readonly onClose: () => void;
}

/** One working paper: the verdict, notes, and the finding that goes to the township. */
export function PaperDrawer({ paper, onClose }: PaperDrawerProps) {
  const run = useCommand();
  const checkedOn = useAsOf();
  const { uid, verdict, note, finding, amountFen, article } = paper;
  const save = useWholeSave<Check>(
    { verdict, note, finding, amountFen, article },
    async (check) => (await run("workingPapers.check", { uid, checkedOn, ...check })) !== null,
  );
  const text = (key: "note" | "finding" | "article", label: string) => (
    <FactLine name={label}>
      <SavedInput
        label={label}
        isLong
        value={paper[key] ?? ""}
        onSave={(value) => save({ [key]: value === "" ? null : value })}
      />
    </FactLine>
  );
  return (
    <RecordDrawer open title={`底稿 ${paper.rowLabel}`} onClose={onClose}>
      <div className="fact-lines">
        {text("note", "说明")}
        <FactLine name="结论">
          <Segmented<(typeof verdicts)[number]["value"]>
            aria-label="结论"
            value={verdict ?? "open"}
            onChange={(value) => void save({ verdict: value === "open" ? null : value })}
            options={[...verdicts]}
          />
        </FactLine>
        <FactLine name="涉及金额">
          <MoneyInput
            label="涉及金额"
            valueFen={amountFen}
            onSave={(fen) => save({ amountFen: fen })}
          />
        </FactLine>
        {text("article", "依据条款")}
        {text("finding", "列为问题")}
        <FactLine name="谁、哪一天">
          {paper.checkedBy} {paper.checkedOn}
        </FactLine>
      </div>
    </RecordDrawer>
  );
}
