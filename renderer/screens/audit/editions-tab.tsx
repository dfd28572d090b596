import type { Edition } from "../../../shared/contract/calls/sheet-calls.ts";
import { useDetail } from "../../app/position.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { clockOf } from "../../parts/texts.ts";
import { EditionDrawer } from "./edition-drawer.tsx";

const columns: readonly GridColumn<Edition>[] = [
  {
    key: "at",
    title: "出图时间",
    kind: "text",
    widthPx: 150,
    value: (row) => row.printedAt,
    text: (row) => clockOf(row.printedAt),
  },
  {
    key: "group",
    title: "组",
    kind: "text",
    widthPx: 220,
    grows: true,
    value: (row) => row.groupName,
  },
  { key: "profile", title: "图纸", kind: "text", widthPx: 120, value: (row) => row.profileName },
  { key: "paper", title: "纸张", kind: "text", widthPx: 60, value: (row) => row.paper },
  { key: "version", title: "版次", kind: "number", widthPx: 64, value: (row) => row.version },
  { key: "pages", title: "页数", kind: "number", widthPx: 64, value: (row) => row.pages },
  {
    key: "receivers",
    title: "领取人",
    kind: "text",
    widthPx: 150,
    value: ({ handouts }) => [...new Set(handouts.map(({ receiver }) => receiver))].join("、"),
  },
  {
    key: "sha256",
    title: "校验值",
    kind: "code",
    widthPx: 130,
    value: (row) => row.sha256,
    text: (row) => row.sha256.slice(0, 12),
  },
];

/** 发出的图纸: every printing with its hash and who got it, so that both sides look at the same sheets. */
export function EditionsTab() {
  const scope = useScope();
  const [opened, setOpened] = useDetail("edition");
  const answer = useQuery("editions.list", { scope });
  const editions = answer.value?.editions ?? [];
  return (
    <div className="list-rows">
      <div className="panel list-bar">
        <span className="soft">每次出图一行;双击打开当时的图纸,看谁领走、与现在重出的是否相同</span>
      </div>
      <div className="panel list-panel">
        <AsyncState answer={answer}>
          {({ editions: rows }) => (
            <>
              <GridPage
                label="发出的图纸"
                rows={rows}
                rowKey={({ uid }) => uid}
                columns={columns}
                selected={new Set(opened === "" ? [] : [opened])}
                onOpen={setOpened}
                empty="还没有出过图。"
              />
              <StatusLine>
                <strong>共 {rows.length} 次出图</strong>
              </StatusLine>
            </>
          )}
        </AsyncState>
      </div>
      <EditionDrawer
        edition={editions.find(({ uid }) => uid === opened) ?? null}
        onClose={() => setOpened("")}
      />
    </div>
  );
}
