import { Select } from "antd";
import { useQuery } from "../app/use-query.ts";
import { scopeOf, useScope } from "../app/use-scope.ts";

interface MeetingPickerProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChoose: (uid: string | null) => void;
  /** The village whose meetings are offered; without it those of the scope. */
  readonly villageCode?: string;
  readonly disabled?: boolean;
}

/** The meeting that decided, of those that the village or the scope has on record. */
export function MeetingPicker(props: MeetingPickerProps) {
  const { label, value, onChoose, villageCode, disabled } = props;
  const shown = useScope();
  const scope = villageCode === undefined ? shown : scopeOf(villageCode);
  const meetings = useQuery("meetings.list", { scope }).value?.meetings ?? [];
  return (
    <Select
      aria-label={label}
      allowClear
      style={{ width: "100%", minWidth: 240 }}
      disabled={disabled === true}
      value={value}
      placeholder={meetings.length === 0 ? "还没有登记会议" : "选一次会议"}
      options={meetings.map(({ uid, heldOn, typeName, subject }) => ({
        value: uid,
        label: `${heldOn ?? "日期未填"} ${typeName} ${subject ?? ""}`,
      }))}
      onChange={(uid?: string) => onChoose(uid ?? null)}
    />
  );
}
