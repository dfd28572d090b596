import { Button, Modal } from "antd";
import { useState } from "react";
import type { CallInput } from "../../../shared/contract/calls.ts";
import { idNumberFault } from "../../../shared/ledger/contracts/id-number.ts";
import { useCommand } from "../../app/use-command.ts";
import { useVillage } from "../../app/use-village.ts";
import { useWholeSave } from "../../app/use-whole-save.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { DraftChoice, DraftText } from "../../parts/draft-fields.tsx";
import { EntryInput } from "../../parts/entry-input.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { SavedInput } from "../../parts/saved-input.tsx";
import { screenElement } from "../../parts/screen-element.ts";
import type { Person } from "./people-tab.tsx";

type Values = CallInput<"people.save">["values"];

const memberOptions = [
  { value: "unknown", label: "未填" },
  { value: "yes", label: "是" },
  { value: "no", label: "否" },
] as const;

interface PersonDrawerProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** One person, each field stored as it is typed. */
export function PersonDrawer({ person, onClose }: PersonDrawerProps) {
  const { uid, unitName, ...values } = person;
  const run = useCommand();
  const save = useWholeSave<Values>(
    values,
    async (changed) => (await run("people.save", { uid, values: changed })) !== null,
  );
  const { idNumber, name, isMember, post, relatives, diedOn } = values;
  const fault = idNumberFault(idNumber);
  return (
    <RecordDrawer open title={`${name} ${unitName}`} onClose={onClose}>
      <div className="fact-list">
        <FactGroup title="人员">
          <FactLine name="证件号">
            <EntryInput
              label="证件号"
              shown={idNumber}
              read={needed}
              onSave={given(save, "idNumber")}
            />
            {fault === null ? null : <p className="contract-doubt">{fault},请核对。</p>}
          </FactLine>
          <FactLine name="姓名">
            <EntryInput label="姓名" shown={name} read={needed} onSave={given(save, "name")} />
          </FactLine>
          <DraftChoice
            name="是否成员"
            value={isMember === null ? "unknown" : isMember ? "yes" : "no"}
            options={memberOptions}
            onChange={(chosen) =>
              void save({ isMember: chosen === "unknown" ? null : chosen === "yes" })
            }
          />
          <FactLine name="职务">
            <SavedInput
              label="职务"
              value={post ?? ""}
              onSave={(text) => save({ post: text === "" ? null : text })}
            />
          </FactLine>
          <FactLine name="近亲属证件号">
            <SavedInput
              label="近亲属证件号"
              isLong
              value={relatives.join("、")}
              placeholder="几个人用顿号隔开"
              onSave={(text) => save({ relatives: text.split(/[、,,;;\s]+/).filter(Boolean) })}
            />
          </FactLine>
          <FactLine name="去世日期">
            <DateInput label="去世日期" value={diedOn} onSave={(day) => save({ diedOn: day })} />
          </FactLine>
        </FactGroup>
      </div>
    </RecordDrawer>
  );
}

const needed = (typed: string) =>
  typed.trim() === "" ? { reason: "不能空着" } : { value: typed.trim() };

const given =
  (save: (change: Partial<Values>) => Promise<boolean>, field: "idNumber" | "name") =>
  async (text: string | null) =>
    text !== null && save({ [field]: text });

/** Puts a person on record: number and name first, the rest in the drawer. */
export function NewPerson({ onAdded }: { readonly onAdded: (uid: string) => void }) {
  const run = useCommand();
  const { unitCode, isVillage, hint } = useVillage();
  const [draft, setDraft] = useState<{ idNumber: string; name: string } | null>(null);
  const isReady = draft !== null && draft.idNumber.trim() !== "" && draft.name.trim() !== "";
  const add = async () => {
    if (draft === null) return;
    const rest = { unitCode, isMember: null, post: null, relatives: [], diedOn: null };
    const added = await run("people.save", { uid: null, values: { ...draft, ...rest } });
    if (added === null) return;
    setDraft(null);
    onAdded(added.uid);
  };
  return (
    <>
      <Button
        disabled={!isVillage}
        title={hint}
        onClick={() => setDraft({ idNumber: "", name: "" })}
      >
        登记一人
      </Button>
      <Modal
        open={draft !== null}
        title="登记一人"
        getContainer={screenElement}
        okText="登记"
        okButtonProps={{ disabled: !isReady }}
        onOk={() => void add()}
        onCancel={() => setDraft(null)}
      >
        {draft === null ? null : (
          <div className="fact-lines">
            <DraftText
              name="证件号"
              value={draft.idNumber}
              onChange={(idNumber) => setDraft({ ...draft, idNumber })}
            />
            <DraftText
              name="姓名"
              value={draft.name}
              onChange={(name) => setDraft({ ...draft, name })}
            />
          </div>
        )}
      </Modal>
    </>
  );
}
