import { Button, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type { RunReport } from "../../../shared/contract/calls/run-calls.ts";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { useLongWork } from "../../app/long-work.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { RunResult } from "./run-result.tsx";
import { reportText } from "./run-words.ts";

type Settings = CallInput<"run.start">["settings"];
type Defaults = CallOutput<"run.defaults">;

interface RunDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A run with its settings: tried first if wanted, and what it said. */
export function RunDrawer({ open, onClose }: RunDrawerProps) {
  const defaults = useQuery("run.defaults", open ? {} : null);
  const start = useLongWork();
  const [form] = Form.useForm<Settings>();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<{ report: RunReport; dryRun: boolean } | null>(null);
  const run = async (dryRun: boolean) => {
    const settings = await form.validateFields().catch(() => null);
    if (settings === null) return;
    setBusy(true);
    setResult(null);
    const report = await start({
      title: dryRun ? "试算" : "套图核对",
      name: "run.start",
      input: { settings: withoutBlanks(settings), dryRun },
      said: reportText,
    });
    setBusy(false);
    if (report !== null) setResult({ report, dryRun });
  };
  return (
    <RecordDrawer
      open={open}
      title="套图核对"
      onClose={onClose}
      actions={
        <div className="run-actions">
          <span className="soft">试算不改动项目</span>
          <Button disabled={busy} onClick={() => void run(true)}>
            试算
          </Button>
          <Button type="primary" disabled={busy} onClick={() => void run(false)}>
            正式核对
          </Button>
        </div>
      }
    >
      <AsyncState answer={defaults}>
        {(values) => <RunForm form={form} defaults={values} disabled={busy} />}
      </AsyncState>
      {result === null ? null : <RunResult {...result} />}
    </RecordDrawer>
  );
}

/** An empty reason is no reason. */
function withoutBlanks({ forceReason, ...settings }: Settings): Settings {
  return forceReason?.trim() ? { ...settings, forceReason } : settings;
}

interface RunFormProps {
  readonly form: ReturnType<typeof Form.useForm<Settings>>[0];
  readonly defaults: Defaults;
  readonly disabled: boolean;
}

function RunForm({ form, defaults, disabled }: RunFormProps) {
  const length = (name: keyof Defaults, label: string, unit: string, max: number, step: number) => (
    <Form.Item name={name} label={label} rules={[{ required: true, message: "请填一个数" }]}>
      <InputNumber min={name === "minWidthM" ? 0.1 : 0} max={max} step={step} suffix={unit} />
    </Form.Item>
  );
  return (
    <Form
      form={form}
      className="run-form"
      layout="horizontal"
      labelCol={{ span: 13 }}
      labelAlign="left"
      colon={false}
      requiredMark={false}
      initialValues={defaults}
      disabled={disabled}
    >
      {length("minWidthM", "窄于此宽度的归入碎斑", "米", 50, 0.5)}
      {length("minAreaMu", "小于此面积的归入碎斑", "亩", 10, 0.1)}
      {length("edgeWidthM", "零星新增:窄于", "米", 50, 1)}
      {length("edgeAreaMu", "零星新增:小于", "亩", 10, 0.1)}
      {length("baselineToleranceM", "二调界线误差", "米", 100, 1)}
      <Form.Item name="noBaselineRule" label="没有二调时">
        <Select
          options={[
            { value: "a", label: "口径A:列为待定" },
            { value: "b", label: "口径B:列为疑似新增" },
          ]}
        />
      </Form.Item>
      <Form.Item name="forceReason" label="图层对不上仍继续的理由">
        <Input maxLength={200} placeholder="一般不填" />
      </Form.Item>
    </Form>
  );
}
