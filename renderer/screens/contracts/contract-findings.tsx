import { Mark } from "../../parts/mark.tsx";
import { SeverityMark } from "../../parts/severity-mark.tsx";
import type { ContractRecord } from "./contract-fields.ts";

type Finding = ContractRecord["findings"][number];

const stateWords = { open: "待认定", true: "属实", false: "不属实" } as const;

/** What the rules found, each with its value and article, and what they could not look at. */
export function ContractFindings({ contract }: { readonly contract: ContractRecord }) {
  const { findings, notChecked, verdicts } = contract;
  return (
    <div className="fact-list">
      {findings.length === 0 ? <p>按现有数据没有疑似问题。</p> : null}
      {findings.map((finding) => (
        <FindingCard key={finding.rule} finding={finding} />
      ))}
      {verdicts.length === 0 ? null : (
        <section>
          <h3>核定</h3>
          <ul className="contract-lines">
            {verdicts.map((verdict) => (
              <li key={`${verdict.decidedOn} ${verdict.level}`}>
                {verdict.decidedOn} {verdict.levelName}:{verdict.verdictName}({verdict.decidedBy})
                {verdict.reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      {notChecked.length === 0 ? null : (
        <section>
          <h3>没有核对的({notChecked.length} 条)</h3>
          <ul className="contract-lines soft">
            {notChecked.map(({ rule, title, reason }) => (
              <li key={rule}>
                {rule} {title}:{reason}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** One hit as a person reads it: which rule, which value, which article, and who said what of it. */
export function FindingCard({ finding }: { readonly finding: Finding }) {
  const { rule, title, severity, text, basis, rectification, state, judgements } = finding;
  return (
    <section className="finding-card">
      <div className="finding-card-head">
        <SeverityMark severity={severity} />
        <strong>
          {rule} {title}
        </strong>
        <Mark kind={state === "true" ? "warning" : "plain"} text={stateWords[state]} />
      </div>
      <p>{text}</p>
      <p className="soft">依据:{basis}</p>
      <p className="soft">通常办法:{rectification}</p>
      {judgements.map((one) => (
        <p key={`${one.judgedOn} ${one.level} ${one.judgedBy}`} className="soft">
          {one.judgedOn} {one.levelName}:{one.verdictName}({one.judgedBy}){one.reason}
          {one.isCurrent ? "" : ";之后数据变了,需重新认定"}
        </p>
      ))}
    </section>
  );
}
