import { Button, Input } from "antd";
import { useState } from "react";
import type { Scope } from "../../../shared/contract/calls/common.ts";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { go } from "../../app/position.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { Mark } from "../../parts/mark.tsx";
import { ScrollBox } from "../../parts/scroll-box.tsx";
import { readSheetNumbers } from "./sheet-numbers.ts";

type Pack = CallOutput<"handouts.list">["packs"][number];

interface HandoutsTabProps {
  readonly scope: Scope;
  /** The day that sheets are handed out or come back. */
  readonly asOf: string;
}

/** Printed sheets: who has which, and what is still out. */
export function HandoutsTab({ scope, asOf }: HandoutsTabProps) {
  const answer = useQuery("handouts.list", { scope });
  return (
    <AsyncState
      answer={answer}
      isEmpty={({ packs }) => packs.length === 0}
      empty={
        <span>
          还没有出过图。先到 <Button onClick={() => go({ screen: "sheets" })}>分幅出图</Button>
        </span>
      }
    >
      {({ packs }) => (
        <ScrollBox className="handouts-tab">
          {packs.map((pack) => (
            <HandoutPack key={pack.printJobUid} pack={pack} asOf={asOf} />
          ))}
        </ScrollBox>
      )}
    </AsyncState>
  );
}

function HandoutPack({ pack, asOf }: { readonly pack: Pack; readonly asOf: string }) {
  const run = useCommand();
  const giveBack = (uid: string, returnedOn: string | null) =>
    run("handouts.return", { uids: [uid], returnedOn });
  return (
    <section className="handout-pack" aria-label={`${pack.groupName}${pack.profileName}`}>
      <h3>
        {pack.groupName} {pack.profileName} {pack.paper} 第 {pack.version} 版,{pack.pages} 页
      </h3>
      <ul>
        {pack.handouts.map((one) => (
          <li key={one.uid}>
            <Mark
              kind={one.returnedOn === null ? "warning" : "good"}
              text={one.returnedOn === null ? "未收回" : "已收回"}
            />
            <span>
              {one.sheetNumber === null ? "整册" : `第 ${one.sheetNumber} 页`} {one.receiver}{" "}
              {one.handedOutOn} 领走
              {one.returnedOn === null ? "" : `,${one.returnedOn} 交回`}
            </span>
            <Button
              size="small"
              onClick={() => void giveBack(one.uid, one.returnedOn === null ? asOf : null)}
            >
              {one.returnedOn === null ? "收回" : "改为未收回"}
            </Button>
          </li>
        ))}
      </ul>
      <GiveForm pack={pack} asOf={asOf} />
    </section>
  );
}

function GiveForm({ pack, asOf }: { readonly pack: Pack; readonly asOf: string }) {
  const run = useCommand();
  const [receiver, setReceiver] = useState("");
  const [sheets, setSheets] = useState("");
  const read = readSheetNumbers(sheets, pack.pages);
  const isReady = receiver.trim() !== "" && read !== undefined;
  const give = async () => {
    if (read === undefined || !isReady) return;
    const { printJobUid } = pack;
    const given = { printJobUid, sheetNumbers: read, receiver, handedOutOn: asOf };
    if ((await run("handouts.give", given)) === null) return;
    setReceiver("");
    setSheets("");
  };
  return (
    <div className="give-form">
      <Input
        aria-label={`${pack.groupName}领图人`}
        placeholder="领图人"
        maxLength={60}
        value={receiver}
        onChange={({ target }) => setReceiver(target.value)}
        onPressEnter={() => void give()}
      />
      <Input
        aria-label={`${pack.groupName}页码`}
        placeholder="页码,如 1-3、5;空着是整册"
        status={read === undefined ? "error" : ""}
        value={sheets}
        onChange={({ target }) => setSheets(target.value)}
        onPressEnter={() => void give()}
      />
      <Button disabled={!isReady} onClick={() => void give()}>
        {asOf} 发放
      </Button>
    </div>
  );
}
