import {
  type MeetingType,
  meetingTypeNames,
  meetingTypes,
} from "../../../shared/ledger/meetings/meeting-facts.ts";

export const meetingOptions: readonly { readonly value: MeetingType; readonly label: string }[] =
  meetingTypes.map((value) => ({ value, label: meetingTypeNames[value] }));

/** What is decided, as the law tells subjects apart (D34). */
export const subjectOptions = [
  { value: "land", label: "集体土地收费、发包" },
  { value: "land_to_outsider", label: "发包给本集体以外的人" },
  { value: "asset", label: "房屋、机械等其他资产" },
] as const;
export type SubjectKind = (typeof subjectOptions)[number]["value"];
