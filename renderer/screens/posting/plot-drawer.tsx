import { Button, Input } from "antd";
import { useState } from "react";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { RecordPapers } from "../../parts/papers-box.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { FormLine } from "./form-line.tsx";
import type { RoundPlot } from "./posting-words.ts";

interface PlotDrawerProps {
  readonly plot: RoundPlot;
  readonly onClose: () => void;
}

/** One plot of a round: what is posted, what holds it, its confirmation and what was done with it. */
export function PlotDrawer({ plot, onClose }: PlotDrawerProps) {
  const { confirmation, disposal, obstacle, supersededBy } = plot;
  const facts: readonly (readonly [string, string])[] = [
    ["状态", plot.stateName],
    ["第几次公示", String(plot.round)],
    ["认定类别", plot.finalClassName],
    ["签字面积", plot.signedMu === null ? "" : `${plot.signedMu} 亩`],
    ["量算面积", `${plot.muText} 亩`],
    ["归属", plot.ownerName],
    ["处置", plot.routeName],
    ["现耕种人", plot.tillerName],
    ["更正", supersededBy === null ? "" : `见第 ${supersededBy.number} 轮`],
    ["尚不能确认", confirmation === null ? (obstacle ?? "") : ""],
    [
      "确认",
      confirmation === null ? "" : `${confirmation.confirmedBy} ${confirmation.confirmedOn}`,
    ],
    ["处置结果", disposal === null ? "" : `${disposal.routeName} ${disposal.disposedOn}`],
    ["处置凭据", disposal?.document ?? ""],
    ["对方", disposal?.counterpart ?? ""],
  ];
  const toDispose = confirmation !== null && disposal === null && supersededBy === null;
  return (
    <RecordDrawer
      open
      title={
        <>
          图斑 <span className="code">{plot.shortCode}</span>
        </>
      }
      onClose={onClose}
    >
      <div className="facts">
        {facts
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <div key={name} className="fact">
              <span className="soft">{name}</span>
              <span>{value}</span>
            </div>
          ))}
      </div>
      {toDispose ? <DisposalForm plot={plot} /> : null}
      {disposal === null ? null : (
        <RecordPapers
          title="处置凭据"
          hint="合同、决议、收据的扫描件:"
          record={{ register: "plot_disposal", recordUid: disposal.uid }}
          takesPaste
        />
      )}
    </RecordDrawer>
  );
}

/** What was posted is carried out: day and paper. The way is the posted one (D10). */
function DisposalForm({ plot }: { readonly plot: RoundPlot }) {
  const run = useCommand();
  const [day, setDay] = useState<string | null>(useAsOf());
  const [document, setDocument] = useState("");
  const [counterpart, setCounterpart] = useState("");
  const { route } = plot;
  const dispose = async () => {
    if (day === null || route === null) return;
    await run("posting.dispose", {
      plotCode: plot.code,
      route,
      disposedOn: day,
      document,
      ...(counterpart.trim() === "" ? {} : { counterpart }),
    });
  };
  return (
    <section className="posting-form" aria-label="登记处置">
      <h3>登记处置:{plot.routeName}</h3>
      <FormLine title="处置日期">
        <DateInput
          label="处置日期"
          value={day}
          onSave={async (typed) => {
            setDay(typed);
            return true;
          }}
        />
      </FormLine>
      <FormLine title="凭据">
        <Input
          aria-label="凭据"
          placeholder="合同号、决议或收据号"
          maxLength={120}
          value={document}
          onChange={(event) => setDocument(event.target.value)}
        />
      </FormLine>
      <FormLine title="对方">
        <Input
          aria-label="对方"
          maxLength={60}
          value={counterpart}
          onChange={(event) => setCounterpart(event.target.value)}
        />
      </FormLine>
      <Button
        type="primary"
        disabled={day === null || route === null || document.trim() === ""}
        onClick={() => void dispose()}
      >
        登记处置
      </Button>
    </section>
  );
}
