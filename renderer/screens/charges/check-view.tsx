import { Button, Input } from "antd";
import { useState } from "react";
import { useAsOf } from "../../app/use-as-of.ts";
import { useClient } from "../../app/use-client.ts";
import { useCommand } from "../../app/use-command.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { projectChanged } from "../../app/use-query.ts";
import { Panel } from "../../parts/panel.tsx";
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

interface CheckActionsProps {
  readonly check: OutgoingCheck;
  readonly allowed: number;
}

function CheckActions({ check, allowed }: CheckActionsProps) {
  const run = useCommand();
  const client = useClient();
  const giveBytes = useGiveBytes();
  const onDay = useAsOf();
  const [signedBy, setSignedBy] = useState("");
  const { uid, number, paper, paperName } = check;
  const print = async () => {
    const made = client.call("outgoing.print", { uid, onDay });
    await giveBytes(`${paperName}_第${number}号体检.pdf`, made);
    projectChanged();
  };
  return (
    <>
      <Button
        onClick={() =>
          void giveBytes(`出账前体检_第${number}号.pdf`, client.call("outgoing.page", { uid }))
        }
      >
        打印体检页
      </Button>
      {check.signedBy === null ? (
        <>
          <Input
            aria-label="签字人"
            placeholder="签字人"
            style={{ width: 120 }}
            value={signedBy}
            onChange={(event) => setSignedBy(event.target.value)}
          />
          <Button
            type="primary"
            disabled={signedBy.trim() === ""}
            onClick={() =>
              void run("outgoing.sign", { uid, signedBy: signedBy.trim(), signedOn: onDay })
            }
          >
            记为已签字
          </Button>
        </>
      ) : (
        <span>
          {check.signedBy} {check.signedOn} 签字
        </span>
      )}
      {paper === "tender" ? null : (
        <Button
          type="primary"
          disabled={check.signedBy === null || allowed === 0}
          title={check.signedBy === null ? "签字以后才能打印" : ""}
          onClick={() => void print()}
        >
          打印可发的{paperName}
        </Button>
      )}
    </>
  );
}
