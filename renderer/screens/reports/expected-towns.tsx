import { Button } from "antd";
import { useState } from "react";
import { useCommand } from "../../app/use-command.ts";
import { DraftText } from "../../parts/draft-fields.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";

/** The towns that ought to report; who is not among the packs is named as missing. */
export function ExpectedTowns() {
  const run = useCommand();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const keep = async () => {
    if ((await run("county.expect", { text })) === null) return;
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>应报乡镇…</Button>
      <RecordDrawer
        open={open}
        title="应报的乡镇"
        onClose={() => setOpen(false)}
        actions={
          <Button type="primary" disabled={text.trim() === ""} onClick={() => void keep()}>
            存入名单
          </Button>
        }
      >
        <p>每行写一个乡镇:9 位代码,再写名称。可以从表里整列粘贴。报过的乡镇自动在名单里。</p>
        <DraftText
          name="名单"
          isLong
          placeholder="990725101 虚构镇"
          value={text}
          onChange={setText}
        />
      </RecordDrawer>
    </>
  );
}
