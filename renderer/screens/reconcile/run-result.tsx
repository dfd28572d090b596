import type { RunReport } from "../../../shared/contract/calls/run-calls.ts";
import { formatMu } from "../../../shared/land/mu.ts";
import { balanceText, changesText, changeTitle } from "./run-words.ts";

interface RunResultProps {
  readonly report: RunReport;
  readonly dryRun: boolean;
}

/** What a run said, or what would change. */
export function RunResult({ report, dryRun }: RunResultProps) {
  const { summary, plotChanges, problems, notices } = report;
  const { totals } = summary;
  return (
    <section className="run-result" aria-label={dryRun ? "试算结果" : "核对结果"}>
      <h3>{dryRun ? "试算结果(项目没有改动)" : "核对结果"}</h3>
      {problems.map((problem) => (
        <p key={problem} className="run-problem">
          ✕ {problem}
        </p>
      ))}
      <p>{balanceText(totals)}</p>
      <p>
        集体耕地 {formatMu(totals.collectiveCultivatedM2)} 亩 = 农户承包{" "}
        {formatMu(totals.householdCoveredM2)} 亩(其中其他方式承包 {formatMu(totals.otherContractM2)}{" "}
        亩)+ 剩余 {formatMu(totals.leftOverM2)} 亩
      </p>
      <p>与现在相比:{changesText(plotChanges)}</p>
      {plotChanges.length === 0 ? null : <Changes changes={plotChanges} />}
      {notices.map((notice) => (
        <p key={notice} className="soft">
          {notice}
        </p>
      ))}
    </section>
  );
}

function Changes({ changes }: { readonly changes: RunReport["plotChanges"] }) {
  return (
    <table className="run-changes">
      <thead>
        <tr>
          <th>编号</th>
          <th>变化</th>
          <th className="number">原来(亩)</th>
          <th className="number">现在(亩)</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ code, shortCode, kind, planarM2Before, planarM2After, reason }) => (
          <tr key={code}>
            <td className="code">{shortCode}</td>
            <td>
              {changeTitle(kind)}
              <div className="soft">{reason}</div>
            </td>
            <td className="number">{planarM2Before === null ? "" : formatMu(planarM2Before)}</td>
            <td className="number">{planarM2After === null ? "" : formatMu(planarM2After)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
