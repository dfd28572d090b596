import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type { CallInput } from "../../../shared/contract/calls.ts";
import {
  auditRegisterNames,
  auditRegisters,
  strata,
  stratumNames,
} from "../../../shared/ledger/audit/audit-words.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { DrawPanel } from "./draw-panel.tsx";
import { DrawnPanel } from "./drawn-panel.tsx";
import { useAuditFile } from "./use-audit-file.ts";

type Question = CallInput<"audit.sample">;

const registerOptions = auditRegisters.map((value) => ({
  value,
  label: auditRegisterNames[value],
}));
const strataOptions = strata.map((value) => ({ value, label: stratumNames[value] }));

/**
 * 抽样: the same seed and sizes give the same list on every machine. In a project nothing is kept; in an
 * audit file the rows are drawn from the audited file, and each becomes a working paper.
 */
export function SampleTab() {
  const [register, setRegister] = useState<Question["register"]>("contract");
  const [by, setBy] = useState<Question["by"]>("village");
  const [seed, setSeed] = useState("");
  const [sizes, setSizes] = useState<Readonly<Record<string, number>>>({});
  const { kind, audited } = useAuditFile();
  const ownStrata = useQuery("audit.strata", kind === "project" ? { register, by } : null);
  const auditedStrata = useQuery(
    "workingPapers.strata",
    kind === "audit" ? { audited, register, by } : null,
  );
  const strataAnswer = kind === "audit" ? auditedStrata : ownStrata;
  const present = strataAnswer.value?.strata ?? [];
  const asked = Object.fromEntries(
    present.flatMap(({ stratum }) => {
      const size = sizes[stratum] ?? 0;
      return size > 0 ? [[stratum, size]] : [];
    }),
  );
  const ready = seed.trim() !== "" && Object.keys(asked).length > 0;
  const question = { register, by, seed, sizes: asked };
  return (
    <div className="audit-columns">
      <div className="list-rows">
        <div className="panel list-bar">
          <Select
            aria-label="抽什么"
            style={{ width: 110 }}
            value={register}
            onChange={setRegister}
            options={registerOptions}
          />
          <Select
            aria-label="怎么分层"
            className="list-wide"
            value={by}
            onChange={setBy}
            options={strataOptions}
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
      {kind === "audit" ? (
        <DrawPanel question={question} audited={audited} ready={ready} />
      ) : (
        <DrawnPanel question={question} ready={ready} />
      )}
    </div>
  );
}
