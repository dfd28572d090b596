import { Panel } from "../../parts/panel.tsx";
import { CheckActions } from "./check-actions.tsx";
import type { OutgoingCheck } from "./checks-tab.tsx";

/** One check: what is stopped and why comes first, as it is what people have to mend. */
export function CheckView({ check }: { readonly check: OutgoingCheck }) {
  const stopped = check.items.filter(({ reasons }) => reasons.length > 0);
  const allowed = check.items.filter(({ reasons }) => reasons.length === 0);
  return (
    <Panel
      title={`第 ${check.number} 号体检:${check.paperName}`}
      extra={<CheckActions check={check} allowed={allowed.length} />}
    >
      <div className="charges-check">
        <p className="charges-headline">{check.headline}</p>
        <h3>停发({stopped.length})</h3>
        {stopped.length === 0 ? (
          <p className="soft">没有停发的。</p>
        ) : (
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">文书</th>
                <th scope="col">为什么</th>
                <th scope="col">缺的材料</th>
              </tr>
            </thead>
            <tbody>
              {stopped.flatMap(({ subjectUid, label, reasons }) =>
                reasons.map((reason) => (
                  <tr key={`${subjectUid} ${reason.kind} ${reason.text}`}>
                    <td className="code">{label}</td>
                    <td>
                      <strong>{reason.title}</strong> {reason.text}
                    </td>
                    <td>{reason.missingPaper}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        )}
        <h3>可发({allowed.length})</h3>
        <p className="code">{allowed.map(({ label }) => label).join("、")}</p>
      </div>
    </Panel>
  );
}
