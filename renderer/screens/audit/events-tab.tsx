import { Select } from "antd";
import { useState } from "react";
import { mostRows } from "../../../shared/contract/calls/common.ts";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { useQuery } from "../../app/use-query.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { DateInput } from "../../parts/date-input.tsx";
import { DraftCheck } from "../../parts/draft-fields.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { clockOf } from "../../parts/texts.ts";
import { EventDrawer } from "./event-drawer.tsx";

export type AuditEvent = CallOutput<"audit.events">["events"][number];
type Filter = CallInput<"audit.events">;

const flags = [
  { key: "afterPosting", name: "公示以后改的" },
  { key: "afterReport", name: "报出以后改的" },
  { key: "bulk", name: "成批改的" },
  { key: "night", name: "夜间改的" },
] as const;

const columns: readonly GridColumn<AuditEvent>[] = [
  {
    key: "at",
    title: "时间",
    kind: "text",
    widthPx: 160,
    value: (row) => row.at,
    text: (row) => clockOf(row.at),
  },
  { key: "person", title: "谁", kind: "text", widthPx: 120, value: (row) => row.person },
  {
    key: "title",
    title: "做了什么",
    kind: "text",
    widthPx: 220,
    grows: true,
    value: (row) => row.title,
  },
  { key: "rows", title: "改动行数", kind: "number", widthPx: 100, value: (row) => row.rowCount },
  { key: "id", title: "记录号", kind: "number", widthPx: 100, value: (row) => row.id },
];

/** 改动记录: the log by what an auditor looks for; it can be read here and not changed (A3). */
export function EventsTab() {
  const [filter, setFilter] = useState<Filter>({ limit: mostRows });
  const [opened, setOpened] = useDetail("event");
  const answer = useQuery("audit.events", filter);
  const events = answer.value?.events ?? [];
  const { person, ...anybody } = filter;
  const setDay = async (key: "from" | "to", day: string | null) => {
    const { [key]: _before, ...rest } = filter;
    setFilter(day === null ? rest : { ...rest, [key]: day });
    return true;
  };
  return (
    <div className="list-rows">
      <div className="panel list-bar">
        {flags.map(({ key, name }) => (
          <DraftCheck
            key={key}
            name={name}
            value={filter[key] ?? false}
            onChange={(value) => setFilter({ ...filter, [key]: value })}
          />
        ))}
        <Select
          aria-label="谁改的"
          style={{ width: 140 }}
          value={person ?? ""}
          onChange={(name) => setFilter(name === "" ? anybody : { ...anybody, person: name })}
          options={[
            { value: "", label: "所有人" },
            ...(answer.value?.people ?? []).map((name) => ({ value: name, label: name })),
          ]}
        />
        <span className="audit-day">
          <DateInput
            label="从哪天"
            value={filter.from ?? null}
            onSave={(day) => setDay("from", day)}
          />
        </span>
        至
        <span className="audit-day">
          <DateInput label="到哪天" value={filter.to ?? null} onSave={(day) => setDay("to", day)} />
        </span>
        <span className="soft">选条件看事后的改动,双击看改前改后</span>
      </div>
      <div className="panel list-panel">
        <AsyncState answer={answer}>
          {({ found }) => (
            <>
              <GridPage
                label="改动记录"
                rows={events}
                rowKey={({ uid }) => uid}
                columns={columns}
                selected={new Set(opened === "" ? [] : [opened])}
                onOpen={setOpened}
                empty="还没有这样的改动。去掉上面的条件再看。"
              />
              <StatusLine>
                <strong>共 {found} 条</strong>
              </StatusLine>
            </>
          )}
        </AsyncState>
      </div>
      <EventDrawer
        event={events.find(({ uid }) => uid === opened) ?? null}
        onClose={() => setOpened("")}
      />
    </div>
  );
}
