import { Button, Input } from "antd";
import { useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { usePaste } from "../../app/use-paste.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { NewPerson, PersonDrawer } from "./person-drawer.tsx";

export type Person = CallOutput<"people.list">["people"][number];

const yesNo = (value: boolean | null) => (value === null ? "" : value ? "是" : "否");

/** Without numbers of cards: those stand with the record itself (A8). */
const columns: readonly GridColumn<Person>[] = [
  { key: "name", title: "姓名", kind: "text", widthPx: 110, value: (row) => row.name },
  {
    ...{ key: "unit", title: "村、组", kind: "text", widthPx: 180, grows: true },
    value: (row) => row.unitName,
  },
  {
    ...{ key: "isMember", title: "是否成员", kind: "text", widthPx: 90 },
    value: (row) => yesNo(row.isMember),
  },
  { key: "post", title: "职务", kind: "text", widthPx: 140, value: (row) => row.post },
  {
    ...{ key: "relatives", title: "近亲属(人)", kind: "number", widthPx: 100 },
    value: (row) => row.relatives.length || null,
  },
  { key: "diedOn", title: "去世日期", kind: "text", widthPx: 110, value: (row) => row.diedOn },
];

interface TabProps {
  readonly onImport: () => void;
  readonly onPaste: (text: string) => void;
}

/** 人员: members, posts, near relatives and deaths, by which HT-06, HT-11, HT-15 and others judge. */
export function PeopleTab({ onImport, onPaste }: TabProps) {
  const scope = useScope();
  const [opened, setOpened] = useDetail("person");
  const [searchText, setSearchText] = useState("");
  const answer = useQuery("people.list", { scope });
  const people = answer.value?.people ?? [];
  const open = people.find(({ uid }) => uid === opened);
  usePaste(opened === "", onPaste);
  return (
    <div className="list-rows">
      <div className="panel list-bar">
        <Input
          allowClear
          aria-label="在本表中查找"
          placeholder="在本表中查找:姓名、职务"
          value={searchText}
          onChange={(event) => setSearchText(event.target.value)}
        />
        <NewPerson onAdded={setOpened} />
        <Button onClick={onImport}>导入表格…</Button>
      </div>
      <div className="panel list-panel">
        <AsyncState answer={answer}>
          {() => (
            <>
              <GridPage
                label="人员"
                rows={people}
                rowKey={({ uid }) => uid}
                columns={columns}
                searchText={searchText}
                selected={new Set(opened === "" ? [] : [opened])}
                onOpen={setOpened}
                empty="还没有人员。导入或粘贴人员表(证件号、姓名、是否成员、职务、近亲属、去世日期),也可以逐人登记。"
              />
              <StatusLine>
                <strong>共 {people.length} 人</strong>
              </StatusLine>
            </>
          )}
        </AsyncState>
      </div>
      {open === undefined ? null : (
        <PersonDrawer key={open.uid} person={open} onClose={() => setOpened("")} />
      )}
    </div>
  );
}
