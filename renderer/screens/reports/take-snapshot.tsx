import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { useLongWork } from "../../app/long-work.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";

type Kind = CallInput<"snapshots.take">["kind"];
type Change = CallOutput<"snapshots.preview">["wentBack"][number];

const keyOf = ({ unitCode, indicator }: Change) => `${unitCode} ${indicator}`;

/** Freezes the figures and papers of a day; what went back against the last time needs a reason. */
export function TakeSnapshot() {
  const scope = useScope();
  const asOf = useAsOf();
  const start = useLongWork();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind>("weekly");
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const answer = useQuery("snapshots.preview", open ? { kind, asOf, scope } : null);
  const wentBack = answer.value?.wentBack ?? [];
  const lacking = wentBack.filter((change) => (reasons[keyOf(change)] ?? "").trim() === "");
  const take = async () => {
    const taken = await start({
      title: "定稿",
      name: "snapshots.take",
      input: {
        ...{ kind, asOf, scope },
        reasons: wentBack.map((change) => ({
          indicator: change.indicator,
          unitCode: change.unitCode === "" ? null : change.unitCode,
          reason: (reasons[keyOf(change)] ?? "").trim(),
        })),
        note: null,
      },
      said: ({ number, files }) => `第 ${number} 号,${files.length} 个文件`,
    });
    if (taken !== null) setOpen(false);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        存一次定稿…
      </Button>
      <RecordDrawer
        open={open}
        title={`定稿:截至 ${asOf}`}
        onClose={() => setOpen(false)}
        actions={
          <Button
            type="primary"
            disabled={answer.value === undefined || lacking.length > 0}
            onClick={() => void take()}
          >
            存入定稿
          </Button>
        }
      >
        <Segmented
          aria-label="哪一种"
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          options={[
            { value: "weekly", label: "周报" },
            { value: "ten-day", label: "旬报" },
          ]}
        />
        <AsyncState answer={answer}>
          {({ previous, wentBack: changes }) => (
            <>
              <p>
                {previous === null
                  ? "这是第一次定稿。"
                  : `上一次截至 ${previous.asOf}。比上一次少的数要写明原因。`}
              </p>
              {changes.map((change) => (
                <div key={keyOf(change)} className="snapshot-reason">
                  <span>
                    {change.unitName} {change.name}:{change.beforeText} → {change.afterText}
                  </span>
                  <Input
                    aria-label={`${change.unitName} ${change.name} 减少的原因`}
                    placeholder="原因"
                    value={reasons[keyOf(change)] ?? ""}
                    onChange={(event) =>
                      setReasons({ ...reasons, [keyOf(change)]: event.target.value })
                    }
                  />
                </div>
              ))}
            </>
          )}
        </AsyncState>
      </RecordDrawer>
    </>
  );
}
