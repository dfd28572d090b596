import { Button } from "antd";
import type { CallInput } from "../../../shared/contract/calls.ts";
import { useLongWork } from "../../app/long-work.ts";
import { go } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { Panel } from "../../parts/panel.tsx";
import { AuditedPlace } from "./audited-place.tsx";

type Question = CallInput<"audit.sample">;

interface DrawPanelProps {
  readonly question: Question;
  readonly audited: string | null;
  readonly ready: boolean;
}

/** Draws of the audited file into working papers. */
export function DrawPanel({ question, audited, ready }: DrawPanelProps) {
  const start = useLongWork();
  const asOf = useAsOf();
  const draw = async () => {
    const drawn = await start({
      title: "抽样",
      name: "workingPapers.draw",
      input: { ...question, audited, asOf },
      said: ({ papers }) => `审计文件里现在有底稿 ${papers} 份`,
    });
    if (drawn !== null) go({ details: { tab: "papers" } });
  };
  return (
    <Panel title="抽进底稿">
      <div className="audit-body">
        <AuditedPlace />
        <p className="soft">
          从被审计的文件里抽,在副本上读,文件一个字节也不改。种子、分层和份数一样,在哪台机器上抽都是同一份名单;抽过的不重复建底稿。
        </p>
        <Button type="primary" disabled={!ready} onClick={() => void draw()}>
          抽进底稿
        </Button>
      </div>
    </Panel>
  );
}
