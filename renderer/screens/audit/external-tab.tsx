import { Button, Select } from "antd";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { goToRecord } from "../reports/go-to-record.ts";
import type { AuditSheet } from "./audit-screen.tsx";
import { AuditedPlace } from "./audited-place.tsx";
import { ExternalEntry } from "./external-entry.tsx";
import { useAuditFile } from "./use-audit-file.ts";

type Match = CallOutput<"external.match">;
type Side = Match["onlyTheirs"][number];
type Both = Match["both"][number];
type Subject = CallInput<"external.match">["subject"];

const subjects: Readonly<Record<Subject, string>> = {
  contract: "合同",
  claim: "债权",
  debt: "债务",
};
const isSubject = (text: string): text is Subject => text in subjects;

const keyColumn = { key: "key", title: "编号或项目", kind: "code", widthPx: 130 } as const;
const unitColumn = { key: "unit", title: "单位代码", kind: "code", widthPx: 130 } as const;

const sideColumns: readonly GridColumn<Side>[] = [
  { ...keyColumn, grows: true, value: (row) => row.key },
  { ...unitColumn, value: (row) => row.unitCode },
  { key: "party", title: "对方", kind: "text", widthPx: 90, value: (row) => row.party },
  { key: "amount", title: "数", kind: "number", widthPx: 90, value: (row) => row.amount },
];
const differingColumns: readonly GridColumn<Both>[] = [
  { ...keyColumn, grows: true, value: (row) => row.key },
  { key: "ours", title: "我们的", kind: "number", widthPx: 100, value: (row) => row.ours },
  { key: "theirs", title: "对方的", kind: "number", widthPx: 100, value: (row) => row.theirs },
];

interface ExternalTabProps {
  readonly onImport: (sheet: AuditSheet) => void;
}

/** 外部对数: the platform's, the yearly report's or the archive's figures against ours, both unmatched lists. */
export function ExternalTab({ onImport }: ExternalTabProps) {
  const scope = useScope();
  const { kind, audited } = useAuditFile();
  const [chosen, setChosen] = useDetail("source");
  const sources = useQuery("external.sources", {}).value?.sources ?? [];
  const keyOf = (one: (typeof sources)[number]) => `${one.source} ${one.subject} ${one.asOf}`;
  const source = sources.find((one) => keyOf(one) === chosen) ?? sources[0];
  const asked =
    source !== undefined && isSubject(source.subject)
      ? { source: source.source, subject: source.subject, asOf: source.asOf, scope, audited }
      : null;
  const answer = useQuery("external.match", asked);
  return (
    <div className="list-rows">
      <div className="panel list-bar">
        <Select
          aria-label="和谁对"
          className="list-wide"
          value={source === undefined ? null : keyOf(source)}
          placeholder="还没有外部数据"
          onChange={setChosen}
          options={sources.map((one) => ({
            value: keyOf(one),
            label: `${one.source} ${isSubject(one.subject) ? subjects[one.subject] : one.subject} ${one.asOf}(${one.rows} 行)`,
          }))}
        />
        <Button onClick={() => onImport("external-figures")}>导入外部数据…</Button>
        <ExternalEntry unitCode={scope.code.slice(0, 12)} />
        {kind === "audit" ? <AuditedPlace /> : null}
      </div>
      {asked === null ? (
        <div className="panel">
          <Notice
            text="还没有外部数据。把三资平台、年报或确权汇总表导入或粘贴进来,这里列出两边各自对不上的。"
            action={<Button onClick={() => onImport("external-figures")}>导入外部数据</Button>}
          />
        </div>
      ) : (
        <AsyncState answer={answer}>
          {(match) => <MatchLists match={match} isOurs={kind === "project"} />}
        </AsyncState>
      )}
    </div>
  );
}

interface MatchListsProps {
  readonly match: Match;
  /** Whether the open file holds our side's records, so that they can be opened. */
  readonly isOurs: boolean;
}

function MatchLists({ match, isOurs }: MatchListsProps) {
  const { both, onlyOurs, onlyTheirs, source, subject } = match;
  const differing = both.filter(({ differs }) => differs);
  return (
    <div className="audit-lists">
      <section className="panel list-panel" aria-label="只有我们有">
        <ListHead title="只有我们有" count={onlyOurs.length} />
        <GridPage
          label="只有我们有的"
          rows={onlyOurs}
          rowKey={({ uid }) => uid}
          columns={sideColumns}
          onOpen={(uid) => {
            const row = onlyOurs.find((one) => one.uid === uid);
            if (isOurs && row !== undefined) goToRecord({ register: subject, key: uid });
          }}
          empty="没有。"
        />
      </section>
      <section className="panel list-panel" aria-label={`只有${source}有`}>
        <ListHead title={`只有${source}有`} count={onlyTheirs.length} />
        <GridPage
          label={`只有${source}有的`}
          rows={onlyTheirs}
          rowKey={({ key, unitCode }) => `${unitCode} ${key}`}
          columns={sideColumns}
          empty="没有。"
        />
      </section>
      <section className="panel list-panel" aria-label="两边都有">
        <ListHead title={`两边都有 ${both.length},其中数不一样`} count={differing.length} />
        <GridPage
          label="数不一样的"
          rows={differing}
          rowKey={({ key, unitCode }) => `${unitCode} ${key}`}
          columns={differingColumns}
          empty="没有。"
        />
      </section>
    </div>
  );
}

function ListHead({ title, count }: { readonly title: string; readonly count: number }) {
  return (
    <div className="panel-head">
      <h2>
        {title}({count})
      </h2>
    </div>
  );
}
