import { Button } from "antd";
import type { Edition } from "../../../shared/contract/calls/sheet-calls.ts";
import { go } from "../../app/position.ts";
import { useClient } from "../../app/use-client.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { clockOf } from "../../parts/texts.ts";

interface EditionDrawerProps {
  /** null while none is open. */
  readonly edition: Edition | null;
  readonly onClose: () => void;
}

/** One printing: the same PDF as the village got, whether today's would differ, and the plots of that day. */
export function EditionDrawer({ edition, onClose }: EditionDrawerProps) {
  const client = useClient();
  const giveBytes = useGiveBytes();
  const uid = edition?.uid ?? "";
  const name = edition === null ? "" : titleOf(edition);
  return (
    <RecordDrawer
      open={edition !== null}
      title={name === "" ? "发出的图纸" : name}
      onClose={onClose}
      actions={
        <Button onClick={() => void giveBytes(`${name}.pdf`, client.call("editions.pdf", { uid }))}>
          打开当时的图纸
        </Button>
      }
    >
      {edition === null ? null : (
        <div className="fact-list">
          <EditionFacts edition={edition} />
          <Today uid={edition.uid} />
          <FactGroup title="当时的图斑">
            <Button
              onClick={() =>
                go({
                  screen: "reconcile",
                  scope: edition.groupCode,
                  details: { tab: "compare", since: `e${edition.until}` },
                })
              }
            >
              与现在前后对比
            </Button>
          </FactGroup>
        </div>
      )}
    </RecordDrawer>
  );
}

const titleOf = ({ groupName, profileName, paper, version }: Edition) =>
  `${groupName} ${profileName} ${paper} 第 ${version} 版`;

function EditionFacts({ edition }: { readonly edition: Edition }) {
  const { printedAt, pages, sha256, handouts } = edition;
  return (
    <>
      <FactGroup title="出图">
        <FactLine name="时间">{clockOf(printedAt)}</FactLine>
        <FactLine name="页数">{pages}</FactLine>
        <FactLine name="校验值(SHA-256)">
          <span className="code edition-hash">{sha256}</span>
        </FactLine>
      </FactGroup>
      <FactGroup title="发放">
        {handouts.length === 0 ? <p className="soft">没有登记发给谁。</p> : null}
        {handouts.map(({ receiver, sheetNumber, handedOutOn, returnedOn }) => (
          <FactLine key={`${receiver} ${sheetNumber} ${handedOutOn}`} name={receiver}>
            {sheetNumber === null ? "整册" : `第 ${sheetNumber} 页`},{handedOutOn} 领走,
            {returnedOn === null ? "未收回" : `${returnedOn} 交回`}
          </FactLine>
        ))}
      </FactGroup>
    </>
  );
}

/** Drawn anew from today's rows and compared by its hash: that takes a moment for a large group. */
function Today({ uid }: { readonly uid: string }) {
  const answer = useQuery("editions.compare", { uid });
  return (
    <FactGroup title="与现在相比">
      <AsyncState answer={answer}>
        {({ isKept, isSameToday }) => (
          <>
            <FactLine name="原件">
              {isKept ? "在图册文件夹里,校验值相符" : "不在图册文件夹里,或已被改动"}
            </FactLine>
            <FactLine name="现在重出">
              {isSameToday === null
                ? "这个组现在没有图斑,出不了图"
                : isSameToday
                  ? "与当时逐字节相同"
                  : "与当时不同:图斑、合同或设置后来有变化"}
            </FactLine>
          </>
        )}
      </AsyncState>
    </FactGroup>
  );
}
