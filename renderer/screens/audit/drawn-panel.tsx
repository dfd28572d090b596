import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { goToRecord } from "../reports/go-to-record.ts";

type Question = CallInput<"audit.sample">;
type Drawn = CallOutput<"audit.sample">["drawn"][number];

interface DrawnPanelProps {
  readonly question: Question;
  readonly ready: boolean;
}

/** What would be drawn of the open project; nothing is kept. */
export function DrawnPanel({ question, ready }: DrawnPanelProps) {
  const answer = useQuery("audit.sample", ready ? question : null);
  return (
    <Panel title="抽中的">
      {ready ? (
        <AsyncState answer={answer}>
          {({ drawn }) => (
            <div className="audit-body">
              <p className="soft">
                种子和份数一样,在哪台机器上抽都是这一份名单。审计人员在自己的审计文件里用同样的种子和份数抽进底稿。
              </p>
              {drawn.map((one) => (
                <DrawnStratum key={one.stratum} drawn={one} register={question.register} />
              ))}
            </div>
          )}
        </AsyncState>
      ) : (
        <Notice text="先写种子,再填每层抽几份,名单马上出来。" />
      )}
    </Panel>
  );
}

interface DrawnStratumProps {
  readonly drawn: Drawn;
  readonly register: Question["register"];
}

function DrawnStratum({ drawn, register }: DrawnStratumProps) {
  return (
    <section>
      <h3>
        {drawn.stratum}:{drawn.of} 份里抽 {drawn.rows.length} 份
      </h3>
      <ol className="audit-sample-list">
        {drawn.rows.map((row) => (
          <li key={row.uid}>
            <button
              type="button"
              className="audit-row-link"
              onClick={() =>
                goToRecord({ register, key: register === "plot" ? row.label : row.uid })
              }
            >
              <span className="code">{row.label}</span> {row.villageName}
              {row.amountFen === null ? "" : ` ${groupedYuanText(row.amountFen)} 元`}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
