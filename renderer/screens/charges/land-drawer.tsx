import { Button } from "antd";
import { useState } from "react";
import type { CallInput } from "../../../shared/contract/calls.ts";
import { useCommand } from "../../app/use-command.ts";
import { DraftChoice, DraftDate, DraftMoney, DraftText } from "../../parts/draft-fields.tsx";
import { FactLine } from "../../parts/facts.tsx";
import { MuInput } from "../../parts/mu-input.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import type { LandEvent } from "./land-tab.tsx";

type Values = CallInput<"land.save">["values"];
type Drafted = Omit<LandEvent, "uid" | "kindName" | "villageName"> & {
  readonly uid: string | null;
};

const kinds = [
  { value: "taken_back", label: "收回" },
  { value: "let", label: "发包" },
  { value: "entrusted", label: "托管经营" },
  { value: "share", label: "入股" },
  { value: "revived", label: "僵尸企业盘活" },
] as const;

export function newLandEvent(villageCode: string, happenedOn: string): Drafted {
  return {
    ...{ uid: null, number: "", villageCode, kind: "taken_back", plotCode: null, tags: [] },
    ...{ contractUid: null, happenedOn, endedOn: null, mu: "0", fromWhom: null },
    ...{ toWhom: null, paper: "", yearlyGainFen: 0, oneOffFen: 0, note: null },
  };
}

interface LandDrawerProps {
  readonly event: Drafted;
  readonly onClose: () => void;
}

const orNull = (text: string) => (text.trim() === "" ? null : text);

/** One event with its area, day, parties, paper and what it brings. */
export function LandDrawer({ event, onClose }: LandDrawerProps) {
  const run = useCommand();
  const { uid } = event;
  const [values, setValues] = useState<Values>(() => valuesOf(event));
  const set = (change: Partial<Values>) => setValues((before) => ({ ...before, ...change }));
  const save = async () => {
    if ((await run("land.save", { uid, values })) !== null) onClose();
  };
  const remove = async (stored: string) => {
    if ((await run("land.remove", { uid: stored })) !== null) onClose();
  };
  const ready = values.number.trim() !== "" && values.paper.trim() !== "";
  return (
    <RecordDrawer
      open
      title={uid === null ? "登记一条" : values.number}
      onClose={onClose}
      actions={
        <>
          <Button
            type="primary"
            disabled={!ready}
            title={ready ? "" : "先填编号和凭据"}
            onClick={() => void save()}
          >
            存下
          </Button>{" "}
          {uid === null ? null : <Button onClick={() => void remove(uid)}>删去这一条</Button>}
        </>
      }
    >
      <div className="fact-lines">
        <DraftText name="编号" value={values.number} onChange={(number) => set({ number })} />
        <DraftChoice
          name="事项"
          value={values.kind}
          options={kinds}
          onChange={(kind) => set({ kind })}
        />
        <DraftDate
          name="日期"
          value={values.happenedOn}
          onChange={(day) => {
            if (day !== null) set({ happenedOn: day });
          }}
        />
        <DraftDate name="到哪天" value={values.endedOn} onChange={(endedOn) => set({ endedOn })} />
        <FactLine name="面积">
          <MuInput
            label="面积"
            value={values.mu}
            onSave={async (mu) => {
              set({ mu: mu ?? "0" });
              return true;
            }}
          />
        </FactLine>
        <DraftText
          name="图斑编码"
          value={values.plotCode ?? ""}
          onChange={(text) => set({ plotCode: orNull(text) })}
        />
        <DraftText
          name="从谁"
          value={values.fromWhom ?? ""}
          onChange={(text) => set({ fromWhom: orNull(text) })}
        />
        <DraftText
          name="给谁"
          value={values.toWhom ?? ""}
          onChange={(text) => set({ toWhom: orNull(text) })}
        />
        <DraftText name="凭据" value={values.paper} onChange={(paper) => set({ paper })} />
        <DraftMoney
          name="年增收"
          value={values.yearlyGainFen}
          onChange={(fen) => set({ yearlyGainFen: fen ?? 0 })}
        />
        <DraftMoney
          name="一次性收入"
          value={values.oneOffFen}
          onChange={(fen) => set({ oneOffFen: fen ?? 0 })}
        />
        <DraftText
          name="备注"
          value={values.note ?? ""}
          isLong
          onChange={(text) => set({ note: orNull(text) })}
        />
      </div>
    </RecordDrawer>
  );
}

function valuesOf(event: Drafted): Values {
  const { number, villageCode, kind, plotCode, contractUid, happenedOn, endedOn, mu } = event;
  const { fromWhom, toWhom, paper, yearlyGainFen, oneOffFen, tags, note } = event;
  return {
    ...{ number, villageCode, kind, plotCode, contractUid, happenedOn, endedOn, mu },
    ...{ fromWhom, toWhom, paper, yearlyGainFen, oneOffFen, note, tags: [...tags] },
  };
}
