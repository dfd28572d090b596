import { App, Button, Modal } from "antd";
import { useState } from "react";
import type { TemplateOutcome } from "../../../shared/contract/calls/county-calls.ts";
import { toAppError } from "../../../shared/contract/errors.ts";
import { useClient, useShell } from "../../app/use-client.ts";
import { useCommand } from "../../app/use-command.ts";
import { useOption } from "../../app/use-option.ts";
import { chooseFile, dataAddressOf } from "../../parts/choose-file.ts";
import { Panel } from "../../parts/panel.tsx";
import { screenElement } from "../../parts/screen-element.ts";

/** What the county hands on: its template as a file, and its logo on the covers. */
export function CountyPanel() {
  return (
    <Panel title="县模板与徽标">
      <div className="settings-stack">
        <Template />
        <Logo />
      </div>
    </Panel>
  );
}

function Template() {
  const client = useClient();
  const shell = useShell();
  const { message } = App.useApp();
  const run = useCommand();
  const [read, setRead] = useState<{ text: string; outcome: TemplateOutcome } | null>(null);
  const failed = (error: unknown) => message.error(toAppError(error).message, 8);
  const give = async () => {
    const { text } = await client.call("template.export", {});
    const bytes = Uint8Array.from(new TextEncoder().encode(text)).buffer;
    await shell.giveFile({ name: "县模板.json", bytes, type: "application/json" });
  };
  const choose = async () => {
    const file = await chooseFile(".json");
    if (file === null) return;
    const text = await file.text();
    const outcome = await client.call("template.read", { text });
    if (outcome.changes.length === 0) message.info("模板和现在的设置一样,没有要改的。");
    else setRead({ text, outcome });
  };
  const apply = async (text: string) => {
    setRead(null);
    if ((await run("template.apply", { text })) !== null) message.success("县模板已套用。");
  };
  return (
    <div className="settings-buttons">
      <Button onClick={() => void give().catch(failed)}>导出县模板</Button>
      <Button onClick={() => void choose().catch(failed)}>套用县模板…</Button>
      <span className="soft">口径、阈值、用字和字段模板;不含人名、电话和日期。</span>
      <Modal
        open={read !== null}
        title="套用后会改这些设置"
        getContainer={screenElement}
        okText="套用"
        onOk={() => read !== null && void apply(read.text)}
        onCancel={() => setRead(null)}
      >
        {read === null ? null : <Changes outcome={read.outcome} />}
      </Modal>
    </div>
  );
}

const longestShown = 40;
const shortened = (value: string) =>
  value === "" ? "(空)" : value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;

function Changes({ outcome: { changes, leftOut } }: { readonly outcome: TemplateOutcome }) {
  return (
    <>
      <ul className="settings-changes">
        {changes.map(({ key, title, before, after }) => (
          <li key={key}>
            {title}:{shortened(before)} → <strong>{shortened(after)}</strong>
          </li>
        ))}
      </ul>
      {leftOut.length === 0 ? null : (
        <p className="soft">本程序不认识或不收的项没有用:{leftOut.join("、")}</p>
      )}
    </>
  );
}

const logoKey = "logo";

function Logo() {
  const logo = useOption(logoKey);
  const run = useCommand();
  const choose = async () => {
    const file = await chooseFile("image/png,image/jpeg");
    if (file !== null) {
      await run("settings.set", { key: logoKey, value: await dataAddressOf(file) });
    }
  };
  return (
    <div className="settings-buttons">
      {logo === "" ? null : <img className="settings-logo" src={logo} alt="徽标" />}
      <Button onClick={() => void choose()}>{logo === "" ? "选徽标…" : "换徽标…"}</Button>
      {logo === "" ? null : (
        <Button type="link" onClick={() => void run("settings.set", { key: logoKey, value: "" })}>
          不用徽标
        </Button>
      )}
      <span className="soft">印在图册封面上,PNG 或 JPG,150 KB 以内。</span>
    </div>
  );
}
