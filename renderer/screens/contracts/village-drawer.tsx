import type { CallInput } from "../../../shared/contract/calls.ts";
import { useCommand } from "../../app/use-command.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { DraftChoice } from "../../parts/draft-fields.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { MuInput } from "../../parts/mu-input.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { SavedInput } from "../../parts/saved-input.tsx";
import { CountInput } from "../charges/count-input.tsx";
import type { VillageFacts } from "./villages-tab.tsx";

type Patch = CallInput<"villages.save">["patch"];
type CountKey =
  | "households"
  | "members"
  | "capableMembers"
  | "householdRepresentatives"
  | "memberRepresentatives"
  | "landlessMembers";

const recordedOptions = [
  { value: "unknown", label: "未填" },
  { value: "yes", label: "是" },
  { value: "no", label: "否" },
] as const;

interface VillageDrawerProps {
  readonly facts: VillageFacts;
  readonly onClose: () => void;
}

/** Facts of one village or group, each stored as it is typed; the headings are those of the template. */
export function VillageDrawer({ facts, onClose }: VillageDrawerProps) {
  const { unitCode, name, papersRecorded } = facts;
  const run = useCommand();
  const save = async (patch: Patch) => (await run("villages.save", { unitCode, patch })) !== null;
  const count = (key: CountKey, title: string) => (
    <FactLine name={title}>
      <CountInput label={title} value={facts[key]} onSave={(value) => save({ [key]: value })} />
    </FactLine>
  );
  const date = (key: "secondRoundEndsOn" | "extensionEndsOn", title: string) => (
    <FactLine name={title}>
      <DateInput label={title} value={facts[key]} onSave={(day) => save({ [key]: day })} />
    </FactLine>
  );
  const mu = (key: "arableMu" | "reserveMu", title: string) => (
    <FactLine name={title}>
      <MuInput label={title} value={facts[key]} onSave={(value) => save({ [key]: value })} />
    </FactLine>
  );
  const text = (key: "contact" | "phone" | "collectiveAccount", title: string) => (
    <FactLine name={title}>
      <SavedInput
        label={title}
        value={facts[key] ?? ""}
        onSave={(value) => save({ [key]: value === "" ? null : value })}
      />
    </FactLine>
  );
  return (
    <RecordDrawer open title={`${name} ${unitCode}`} onClose={onClose}>
      <div className="fact-list">
        <FactGroup title="人和户">
          {count("households", "户数")}
          {count("members", "成员数")}
          {count("capableMembers", "完全民事行为能力成员数")}
          {count("householdRepresentatives", "户代表数")}
          {count("memberRepresentatives", "成员代表数")}
          {count("landlessMembers", "无地人口")}
        </FactGroup>
        <FactGroup title="土地">
          {date("secondRoundEndsOn", "二轮到期日")}
          {date("extensionEndsOn", "延包到期日")}
          {mu("arableMu", "台账耕地(亩)")}
          {mu("reserveMu", "机动地(亩)")}
        </FactGroup>
        <FactGroup title="档案和联系">
          <DraftChoice
            name="档案已录"
            value={papersRecorded === null ? "unknown" : papersRecorded ? "yes" : "no"}
            options={recordedOptions}
            onChange={(chosen) =>
              void save({ papersRecorded: chosen === "unknown" ? null : chosen === "yes" })
            }
          />
          {text("contact", "联系人")}
          {text("phone", "电话")}
          {text("collectiveAccount", "集体账户")}
        </FactGroup>
      </div>
    </RecordDrawer>
  );
}
