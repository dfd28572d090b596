import { Button } from "antd";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { usePaste } from "../../app/use-paste.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { VillageDrawer } from "./village-drawer.tsx";

export type VillageFacts = CallOutput<"villages.list">["villages"][number];

const count = (
  key: "households" | "members" | "capableMembers" | "memberRepresentatives",
  title: string,
): GridColumn<VillageFacts> => ({
  ...{ key, title, kind: "number", widthPx: 100 },
  value: (row) => row[key],
});
const mu = (key: "arableMu" | "reserveMu", title: string): GridColumn<VillageFacts> => ({
  ...{ key, title, kind: "number", widthPx: 110 },
  value: (row) => (row[key] === null ? null : Number(row[key])),
  text: (row) => row[key] ?? "",
});

const columns: readonly GridColumn<VillageFacts>[] = [
  { key: "unitCode", title: "单位代码", kind: "code", widthPx: 130, value: (row) => row.unitCode },
  { key: "name", title: "名称", kind: "text", widthPx: 110, grows: true, value: (row) => row.name },
  count("households", "户数"),
  count("members", "成员数"),
  count("capableMembers", "有表决能力"),
  count("memberRepresentatives", "成员代表"),
  {
    key: "secondRoundEndsOn",
    title: "二轮到期日",
    kind: "text",
    widthPx: 106,
    value: (row) => row.secondRoundEndsOn,
  },
  mu("arableMu", "台账耕地(亩)"),
  mu("reserveMu", "机动地(亩)"),
  {
    key: "papersRecorded",
    title: "档案已录",
    kind: "text",
    widthPx: 84,
    value: ({ papersRecorded }) => (papersRecorded === null ? "" : papersRecorded ? "是" : "否"),
  },
];

interface TabProps {
  readonly onImport: () => void;
  readonly onPaste: (text: string) => void;
}

/** 村组情况: what the rules and the votes ask of villages and groups; without it they are not checked. */
export function VillagesTab({ onImport, onPaste }: TabProps) {
  const scope = useScope();
  const [opened, setOpened] = useDetail("unit");
  const facts = useQuery("villages.list", { scope });
  const units = useQuery("units.list", {}).value?.units ?? [];
  usePaste(opened === "", onPaste);
  const known = facts.value?.villages ?? [];
  const codes = new Set(known.map(({ unitCode }) => unitCode));
  const missing = units
    .filter(({ code, level }) => level === "village" && code.startsWith(scope.code))
    .filter(({ code }) => !codes.has(code))
    .map(({ code, name }): VillageFacts => ({ ...nothingKnown, unitCode: code, name }));
  const rows = [...known, ...missing].toSorted((one, other) =>
    one.unitCode < other.unitCode ? -1 : 1,
  );
  const open = rows.find(({ unitCode }) => unitCode === opened);
  return (
    <div className="list-rows">
      <div className="panel list-bar">
        <Button onClick={onImport}>导入表格…</Button>
        <span className="soft">
          缺的数,靠它判断的规则和表决线记为“没有核对”。双击一行补上,或导入、粘贴村组情况表。
        </span>
      </div>
      <div className="panel list-panel">
        <AsyncState answer={facts}>
          {() => (
            <GridPage
              label="村组情况"
              rows={rows}
              rowKey={({ unitCode }) => unitCode}
              columns={columns}
              selected={new Set(opened === "" ? [] : [opened])}
              onOpen={setOpened}
              empty="还没有村组。导入村组情况表,或先导入确权数据、合同。"
            />
          )}
        </AsyncState>
      </div>
      {open === undefined ? null : (
        <VillageDrawer key={open.unitCode} facts={open} onClose={() => setOpened("")} />
      )}
    </div>
  );
}

const nothingKnown = {
  ...{ sharesOnly: null, households: null, members: null, capableMembers: null },
  ...{ householdRepresentatives: null, memberRepresentatives: null, landlessMembers: null },
  ...{ secondRoundEndsOn: null, extensionEndsOn: null, arableMu: null, reserveMu: null },
  ...{ papersRecorded: null, contact: null, phone: null, collectiveAccount: null },
};
