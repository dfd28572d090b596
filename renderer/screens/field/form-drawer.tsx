import { App, Button } from "antd";
import { useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { Mark } from "../../parts/mark.tsx";
import { PapersBox } from "../../parts/papers-box.tsx";
import { ReasonPrompt } from "../../parts/reason-prompt.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { differenceText } from "./entry-strip.tsx";
import { FormFields } from "./form-fields.tsx";

interface FormDrawerProps {
  /** "" while no plot is open. */
  readonly code: string;
  readonly onClose: () => void;
  readonly onShow: (code: string) => void;
}

type Form = CallOutput<"field.form">;

/** The whole form of one plot: every field is stored as it is left. */
export function FormDrawer({ code, onClose, onShow }: FormDrawerProps) {
  const answer = useQuery("field.form", code === "" ? null : { plotCode: code });
  const form = answer.value?.plot.code === code ? answer.value : undefined;
  return (
    <RecordDrawer
      open={code !== ""}
      title={form === undefined ? "核查表" : <FormTitle form={form} />}
      onClose={onClose}
      actions={
        <div className="form-actions">
          {form === undefined ? null : <CheckButton form={form} />}
          <Button onClick={() => onShow(code)}>在图上显示</Button>
        </div>
      }
    >
      <AsyncState answer={{ ...answer, value: form }}>
        {(shown) => (
          <div className="form-drawer">
            <FormLacks form={shown} />
            <FormFields key={shown.plot.code} form={shown} />
            <PapersBox
              title="照片和扫描件"
              record={{ register: "plot", recordUid: shown.plot.code }}
              papers={shown.papers}
              takesPaste
            />
          </div>
        )}
      </AsyncState>
    </RecordDrawer>
  );
}

function FormTitle({ form: { plot } }: { readonly form: Form }) {
  return (
    <span className="form-title">
      <span className="code">{plot.shortCode}</span>
      {plot.className}
      <strong>{plot.muText} 亩</strong>
      <Mark kind={plot.state === "to_check" ? "plain" : "good"} text={plot.stateName} />
    </span>
  );
}

/** What stands between the form and 已核查. */
function FormLacks({ form }: { readonly form: Form }) {
  const { missing, contradictions, plot } = form;
  return (
    <div className="form-lacks" role="status">
      {plot.posting === null ? null : (
        <p>
          在第 {plot.posting.number} 轮公示里,到 {plot.posting.lastDay}{" "}
          止。类别、亩数、归属和处置要改,先在“公示”里更正。
        </p>
      )}
      {contradictions.map((text) => (
        <p key={text}>
          <Mark kind="bad" text="矛盾" /> {text}
        </p>
      ))}
      {missing.length === 0 ? (
        <p>
          <Mark kind="good" text="齐全" /> 该填的都填了。
        </p>
      ) : (
        <p>
          <Mark kind="warning" text={`缺 ${missing.length} 项`} />{" "}
          {missing.map(({ title }) => title).join("、")}
        </p>
      )}
      {plot.difference === null ? null : <p>丈量与量算(亩){differenceText(plot.difference)}</p>}
    </div>
  );
}

function CheckButton({ form }: { readonly form: Form }) {
  const run = useCommand();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const { code, shortCode, formStatus, posting } = form.plot;
  const check = async () => {
    const answer = await run("field.check", { plotCode: code });
    if (answer?.done) message.success(`${shortCode} 已核查。`);
  };
  if (formStatus !== "checked") {
    const ready = form.missing.length === 0 && form.contradictions.length === 0;
    return (
      <Button type="primary" disabled={!ready} onClick={() => void check()}>
        转已核查
      </Button>
    );
  }
  if (posting !== null) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>退回待核查…</Button>
      <ReasonPrompt
        open={asking}
        title={`${shortCode} 退回待核查`}
        hint="写明为什么退回,例如签字不全、面积要复量。"
        onCancel={() => setAsking(false)}
        onReason={(reason) => {
          setAsking(false);
          void run("field.uncheck", { plotCode: code, reason });
        }}
      />
    </>
  );
}
