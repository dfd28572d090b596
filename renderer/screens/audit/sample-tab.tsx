import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { goToRecord } from "../reports/go-to-record.ts";

type Question = CallInput<"audit.sample">;
type Drawn = CallOutput<"audit.sample">["drawn"][number];

export const registers: readonly {
  readonly value: Question["register"];
  readonly label: string;
}[] = [
  { value: "contract", label: "合同" },
  { value: "claim", label: "债权" },
  { value: "debt", label: "债务" },
  { value: "charge", label: "缴费单" },
  { value: "plot", label: "图斑" },
];
const strata: readonly { readonly value: Question["by"]; readonly label: string }[] = [
  { value: "village", label: "按村" },
  { value: "amount", label: "按金额" },
  { value: "outsider", label: "按是否外来承包人" },
  { value: "price", label: "按单价高低" },
  { value: "late", label: "按录入早晚" },
];

/** 抽样: the same seed and sizes give the same list on every machine. Nothing is kept here. */
export function SampleTab() {
  const [register, setRegister] = useState<Question["register"]>("contract");
  const [by, setBy] = useState<Question["by"]>("village");
  const [seed, setSeed] = useState("");
  const [sizes, setSizes] = useState<Readonly<Record<string, number>>>({});
  const strataAnswer = useQuery("audit.strata", { register, by });
  const present = strataAnswer.value?.strata ?? [];
  const asked = Object.fromEntries(
    present.flatMap(({ stratum }) => {
      const size = sizes[stratum] ?? 0;
      return size > 0 ? [[stratum, size]] : [];
    }),
  );
  const ready = seed.trim() !== "" && Object.keys(asked).length > 0;
  const answer = useQuery("audit.sample", ready ? { register, by, seed, sizes: asked } : null);
  return (
    <div className="audit-columns">
      <div className="list-rows">
        <div className="panel list-bar">
          <Select
            aria-label="抽什么"
            style={{ width: 110 }}
            value={register}
            onChange={setRegister}
            options={[...registers]}
          />
          <Select
            aria-label="怎么分层"
            className="list-wide"
            value={by}
            onChange={setBy}
            options={[...strata]}
          />
          <Input
            aria-label="种子"
            placeholder="种子,如 2026-审-1"
            value={seed}
            maxLength={60}
            onChange={(event) => setSeed(event.target.value)}
          />
        </div>
        <Panel title="每层抽几份">
          <AsyncState
            answer={strataAnswer}
            isEmpty={() => present.length === 0}
            empty={<Notice text="这个台账还没有记录,没有可抽的。" />}
          >
            {() => (
              <table className="figures">
                <tbody>
                  {present.map(({ stratum, rows }) => (
                    <tr key={stratum}>
                      <th scope="row">{stratum}</th>
                      <td className="number">共 {rows}</td>
                      <td className="number">
                        <InputNumber
                          aria-label={`${stratum}抽几份`}
                          min={0}
                          max={rows}
                          precision={0}
                          value={sizes[stratum] ?? 0}
                          onChange={(size) => setSizes({ ...sizes, [stratum]: size ?? 0 })}
                        />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </AsyncState>
        </Panel>
      </div>
      <Panel title="抽中的">
        {ready ? (
          <AsyncState answer={answer}>
            {({ drawn }) => (
              <div className="audit-body">
                <p className="soft">
                  种子和份数一样,在哪台机器上抽都是这一份名单。底稿用 qhs audit draw
                  抽进审计文件,被审计的文件不会改动。
                </p>
                {drawn.map((one) => (
                  <DrawnStratum key={one.stratum} drawn={one} register={register} />
                ))}
              </div>
            )}
          </AsyncState>
        ) : (
          <Notice text="先写种子,再填每层抽几份,名单马上出来。" />
        )}
      </Panel>
    </div>
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
              onClick={() => goToRecord({ register, uid: row.uid, label: row.label })}
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
