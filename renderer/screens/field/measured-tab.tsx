import { App, Button, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import type { Scope } from "../../../shared/contract/calls/common.ts";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { toAppError } from "../../../shared/contract/errors.ts";
import { useLongWork, withProgress } from "../../app/long-work.ts";
import { useShell } from "../../app/use-client.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import type { Comparison } from "../../map/comparison.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import type { FieldPlot } from "./entry-draft.ts";
import { proposalColumns } from "./proposal-columns.ts";
import { ProposalFacts } from "./proposal-facts.tsx";
import { TypedBoundary } from "./typed-boundary.tsx";

interface MeasuredTabProps {
  readonly scope: Scope;
  /** The plot chosen on map or list: where a boundary without a plot may go. */
  readonly chosen: FieldPlot | undefined;
  readonly onCompare: (comparison: Comparison | null) => void;
  readonly onShow: (plotCode: string) => void;
}

export type Proposal = CallOutput<"measured.list">["proposals"][number];

/** Measured boundaries that wait: looked at one by one, before and after, then taken or put aside. */
export function MeasuredTab({ scope, chosen, onCompare, onShow }: MeasuredTabProps) {
  const run = useCommand();
  const { message } = App.useApp();
  const answer = useQuery("measured.list", { scope });
  const [uid, setUid] = useState("");
  const [typing, setTyping] = useState(false);
  const proposals = answer.value?.proposals;
  const proposal = proposals?.find((one) => one.uid === uid) ?? proposals?.[0];
  useEffect(() => {
    if (proposal === undefined) return;
    onCompare({ before: proposal.beforePolygons, after: proposal.polygons });
    return () => onCompare(null);
  }, [proposal, onCompare]);
  const show = useRef(onShow);
  show.current = onShow;
  const shownPlot = proposal?.plotCode ?? "";
  useEffect(() => {
    if (shownPlot !== "") show.current(shownPlot);
  }, [shownPlot]);
  const accept = async (plotCode: string | undefined) => {
    if (proposal === undefined) return;
    const accepted = await run("measured.accept", {
      uid: proposal.uid,
      ...(plotCode === undefined ? {} : { plotCode }),
    });
    if (accepted !== null)
      message.success(`已采用,现为 ${accepted.plot.muText} 亩。可按 Ctrl+Z 撤销。`);
  };
  return (
    <div className="measured-tab">
      <MeasuredSources onTyping={() => setTyping(true)} />
      <AsyncState answer={answer}>
        {({ proposals: shown }) => (
          <div className="measured-grid">
            <GridPage
              label="实测界线列表"
              rows={shown}
              rowKey={(one) => one.uid}
              columns={proposalColumns}
              selected={new Set(proposal === undefined ? [] : [proposal.uid])}
              onSelect={([first = ""]) => setUid(first)}
              empty="没有待定的实测界线。读入文件、在图上画,或逐点录入。"
            />
          </div>
        )}
      </AsyncState>
      {proposal === undefined ? null : (
        <ProposalFacts
          key={proposal.uid}
          proposal={proposal}
          chosen={chosen}
          onAccept={(plotCode) => void accept(plotCode)}
          onReject={(reason) => void run("measured.reject", { uid: proposal.uid, reason })}
        />
      )}
      <TypedBoundary open={typing} chosen={chosen} onClose={() => setTyping(false)} />
    </div>
  );
}

/** Where boundaries come from, and for files what their coordinates are. */
function MeasuredSources({ onTyping }: { readonly onTyping: () => void }) {
  const shell = useShell();
  const { message } = App.useApp();
  const startWork = useLongWork();
  const crsTitle = useQuery("project.state", {}).value?.crsTitle ?? "";
  const [crs, setCrs] = useState("");
  const meridian = /(\d{2,3}(?:\.\d+)?)\s*°?E/.exec(crsTitle)?.[1];
  const choices = [
    { value: "", label: "坐标系由文件说明" },
    ...(meridian === undefined
      ? []
      : [{ value: `CM=${meridian}`, label: `点列表是本项目坐标(${meridian}°E)` }]),
    { value: "EPSG:4490", label: "经纬度是 CGCS2000" },
  ];
  const take = async () => {
    try {
      const paths = await withProgress("读取文件", (report) =>
        shell.choosePaths("files", (done, total) =>
          report({ phase: `${done} / ${total} 个`, done, total }),
        ),
      );
      const file = paths?.find((path) => /\.(shp|kml|kmz|gpx|csv|txt)$/i.test(path)) ?? paths?.[0];
      if (file === undefined) return;
      void startWork({
        title: "读入实测界线",
        name: "measured.import",
        input: crs === "" ? { file } : { file, crs },
        said: (report) =>
          `读入 ${report.proposed} 圈:按编号对上 ${report.matchedByCode},按重叠对上 ${report.matchedByOverlap},没有对上 ${report.unmatched},跳过 ${report.skipped.length}。`,
      });
    } catch (error) {
      message.error(toAppError(error).message, 8);
    }
  };
  return (
    <div className="measured-sources">
      <Button size="small" type="primary" onClick={() => void take()}>
        读入文件…
      </Button>
      <Select
        size="small"
        aria-label="文件的坐标"
        className="measured-crs"
        value={crs}
        options={choices}
        onChange={setCrs}
      />
      <Button size="small" onClick={onTyping}>
        逐点录入…
      </Button>
    </div>
  );
}
