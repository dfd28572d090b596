import { Button, Select } from "antd";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { todayHere } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { useWholeSave } from "../../app/use-whole-save.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { DateInput } from "../../parts/date-input.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { RecordList } from "../../parts/record-list.tsx";
import { SavedInput } from "../../parts/saved-input.tsx";

type Problem = CallOutput<"governance.list">["problems"][number];
type Fields = Omit<CallInput<"governance.save">, "uid">;

const columns: readonly GridColumn<Problem>[] = [
  { key: "number", title: "编号", kind: "code", widthPx: 110, value: (row) => row.number },
  { key: "village", title: "村", kind: "text", widthPx: 110, value: (row) => row.villageName },
  {
    key: "content",
    title: "问题",
    kind: "text",
    widthPx: 240,
    grows: true,
    value: (row) => row.content,
  },
  { key: "found", title: "发现日期", kind: "text", widthPx: 110, value: (row) => row.foundOn },
  { key: "deadline", title: "期限", kind: "text", widthPx: 110, value: (row) => row.deadline },
  {
    key: "rectified",
    title: "整改日期",
    kind: "text",
    widthPx: 110,
    value: (row) => row.rectifiedOn,
  },
];

const villageDigits = 12;

/** 治理问题: found and rectified, the rows of I11. */
export function GovernanceTab() {
  const scope = useScope();
  const run = useCommand();
  const answer = useQuery("governance.list", { scope });
  const [, setOpened] = useDetail("problem");
  const problems = answer.value?.problems ?? [];
  const rectified = problems.filter(({ rectifiedOn }) => rectifiedOn !== null).length;
  const villageCode = scope.code.slice(0, villageDigits);
  const add = async () => {
    const number = `Z${String(problems.length + 1).padStart(3, "0")}`;
    const added = await run("governance.save", {
      ...{ uid: null, number, villageCode, content: "待填", foundOn: todayHere() },
      ...emptyFields,
    });
    if (added !== null) setOpened(added.uid);
  };
  return (
    <div className="panel governance">
      <div className="panel-head">
        <h2>治理问题台账</h2>
        <Button
          disabled={villageCode.length < villageDigits}
          title={villageCode.length < villageDigits ? "先在上面选一个村" : ""}
          onClick={() => void add()}
        >
          登记一条
        </Button>
      </div>
      <AsyncState answer={answer}>
        {() => (
          <RecordList
            label="治理问题台账"
            detail="problem"
            rows={problems}
            columns={columns}
            status={`共 ${problems.length} 条,已整改 ${rectified} 条`}
            empty="还没有登记治理问题。选一个村,点“登记一条”。"
            drawer={(problem, onClose) => (
              <ProblemDrawer key={problem.uid} problem={problem} onClose={onClose} />
            )}
          />
        )}
      </AsyncState>
    </div>
  );
}

const emptyFields = {
  source: null,
  deadline: null,
  responsible: null,
  rectifiedOn: null,
  rectification: null,
  note: null,
};

interface ProblemDrawerProps {
  readonly problem: Problem;
  readonly onClose: () => void;
}

function ProblemDrawer({ problem, onClose }: ProblemDrawerProps) {
  const run = useCommand();
  const villages = useQuery("units.list", {}).value?.units ?? [];
  const { villageName: _name, uid, ...stored } = problem;
  const save = useWholeSave<Fields>(
    stored,
    async (fields) => (await run("governance.save", { uid, ...fields })) !== null,
  );
  const text = (field: "source" | "responsible" | "rectification" | "note", label: string) => (
    <FactLine name={label}>
      <SavedInput
        label={label}
        value={problem[field] ?? ""}
        onSave={(value) => save({ [field]: value === "" ? null : value })}
      />
    </FactLine>
  );
  return (
    <RecordDrawer
      open
      title={`治理问题 ${problem.number}`}
      onClose={onClose}
      actions={
        <Button
          onClick={() => void run("governance.remove", { uid: problem.uid }).then(() => onClose())}
        >
          删去这一条
        </Button>
      }
    >
      <FactGroup title="问题">
        <FactLine name="编号">
          <SavedInput label="编号" value={problem.number} onSave={(number) => save({ number })} />
        </FactLine>
        <FactLine name="村">
          <Select
            aria-label="村"
            style={{ width: "100%" }}
            value={problem.villageCode}
            onChange={(villageCode) => void save({ villageCode })}
            options={villages
              .filter(({ level }) => level === "village")
              .map(({ code, name }) => ({ value: code, label: name }))}
          />
        </FactLine>
        <FactLine name="内容">
          <SavedInput
            label="内容"
            isLong
            value={problem.content}
            onSave={(content) => save({ content })}
          />
        </FactLine>
        {text("source", "来源")}
        <FactLine name="发现日期">
          <DateInput
            label="发现日期"
            value={problem.foundOn}
            onSave={async (foundOn) => foundOn !== null && (await save({ foundOn }))}
          />
        </FactLine>
        <FactLine name="期限">
          <DateInput
            label="期限"
            value={problem.deadline}
            onSave={(deadline) => save({ deadline })}
          />
        </FactLine>
        {text("responsible", "责任人")}
        <FactLine name="整改日期">
          <DateInput
            label="整改日期"
            value={problem.rectifiedOn}
            onSave={(rectifiedOn) => save({ rectifiedOn })}
          />
        </FactLine>
        {text("rectification", "整改情况")}
        {text("note", "备注")}
      </FactGroup>
    </RecordDrawer>
  );
}
