import { Button, Input } from "antd";
import { useState } from "react";
import { useAsOf } from "../../app/use-as-of.ts";
import { useClient } from "../../app/use-client.ts";
import { useCommand } from "../../app/use-command.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { projectChanged } from "../../app/use-query.ts";
import type { OutgoingCheck } from "./checks-tab.tsx";
import { DemandTerms, type DemandTermsValue } from "./demand-terms.tsx";

interface CheckActionsProps {
  readonly check: OutgoingCheck;
  readonly allowed: number;
}

/** The page to sign, the signature, and then the papers that may go out. */
export function CheckActions({ check, allowed }: CheckActionsProps) {
  const run = useCommand();
  const client = useClient();
  const giveBytes = useGiveBytes();
  const onDay = useAsOf();
  const [signedBy, setSignedBy] = useState("");
  const [terms, setTerms] = useState<DemandTermsValue>({ payBy: null, schemeUid: null });
  const { uid, number, paper, paperName } = check;
  const print = async () => {
    const made = client.call("outgoing.print", { uid, onDay, ...terms });
    await giveBytes(`${paperName}_第${number}号体检.pdf`, made);
    projectChanged();
  };
  const isDemand = paper === "demand";
  const lacks = whatLacks(check, isDemand, terms.payBy, onDay);
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
      {isDemand ? (
        <DemandTerms villageCode={check.unitCode.slice(0, 12)} value={terms} onChange={setTerms} />
      ) : null}
      {paper === "tender" ? null : (
        <Button
          type="primary"
          disabled={lacks !== "" || allowed === 0}
          title={lacks}
          onClick={() => void print()}
        >
          打印可发的{paperName}
        </Button>
      )}
    </>
  );
}

function whatLacks(
  { signedBy }: OutgoingCheck,
  isDemand: boolean,
  payBy: string | null,
  onDay: string,
): string {
  if (signedBy === null) return "签字以后才能打印";
  if (!isDemand) return "";
  if (payBy === null) return "先填还款期限";
  return payBy <= onDay ? `还款期限要晚于 ${onDay}` : "";
}
