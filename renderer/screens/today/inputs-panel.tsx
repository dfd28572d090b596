import { App, Button } from "antd";
import { useState } from "react";
import type { TodayOverview } from "../../../shared/contract/calls/today-calls.ts";
import { toAppError } from "../../../shared/contract/errors.ts";
import { useClient, useShell } from "../../app/use-client.ts";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";

/** The six inputs as 有/缺 with what each lack costs. */
export function InputsPanel({ inputs }: { readonly inputs: TodayOverview["inputs"] }) {
  return (
    <Panel title="六项资料" extra={<LetterButton />}>
      <ul className="today-inputs">
        {inputs.map(({ key, title, present, detail, costWhenMissing }) => (
          <li key={key}>
            {present ? <Mark kind="good" text="有" /> : <Mark kind="warning" text="缺" />}
            <strong>{title}</strong>
            <span className={present ? "soft" : ""}>{present ? detail : costWhenMissing}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The letter that asks the other offices for the data. */
function LetterButton() {
  const client = useClient();
  const shell = useShell();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    try {
      const bytes = await client.call("letter.dataRequest", {});
      shell.giveFile({ name: "数据协调函.pdf", bytes, type: "application/pdf" });
      message.success("数据协调函已生成,可以打印盖章。");
    } catch (error) {
      message.error(toAppError(error).message, 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void print()}>
      出数据协调函
    </Button>
  );
}
