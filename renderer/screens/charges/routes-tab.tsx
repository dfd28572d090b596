import { Input } from "antd";
import { useState } from "react";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { DraftCheck } from "../../parts/draft-fields.tsx";
import { MeetingPicker } from "../../parts/meeting-picker.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { PlotRoutesDrawer } from "./plot-routes-drawer.tsx";
import { nothingDone, type RouteCase } from "./route-case.ts";
import { routeColumns } from "./route-columns.ts";

const questions = [
  { key: "priceSet", name: "价格已议定" },
  { key: "noticeGiven", name: "已送达收回通知" },
  { key: "outsideGrowingSeason", name: "已过生长期" },
  { key: "bothSigned", name: "双方已签补充协议" },
  { key: "serviceContractSigned", name: "已签托管合同" },
  { key: "toOutsider", name: "给本集体以外的人" },
] as const;

/** 处置路线: what each plot may become, what stands against it by which article, what is still missing. */
export function RoutesTab() {
  const scope = useScope();
  const onDay = useAsOf();
  const [given, setGiven] = useState<Omit<RouteCase, "onDay">>(nothingDone);
  const [opened, setOpened] = useDetail("plot");
  const answer = useQuery("routes.check", { scope, onDay, ...given });
  const plots = answer.value?.plots ?? [];
  const inContract = plots.filter(({ contractNumber }) => contractNumber !== null).length;
  return (
    <div className="list-rows">
      <div className="panel list-bar">
        <div className="list-wide">
          <MeetingPicker
            label="决定的会议"
            value={given.meetingUid}
            onChoose={(meetingUid) => setGiven({ ...given, meetingUid })}
          />
        </div>
        {questions.map(({ key, name }) => (
          <DraftCheck
            key={key}
            name={name}
            value={given[key]}
            onChange={(value) => setGiven({ ...given, [key]: value })}
          />
        ))}
        {given.toOutsider ? (
          <Input
            aria-label="乡镇批准文号"
            placeholder="乡镇批准文号"
            style={{ width: 160 }}
            value={given.townApproval ?? ""}
            onChange={({ target }) =>
              setGiven({ ...given, townApproval: target.value === "" ? null : target.value })
            }
          />
        ) : null}
      </div>
      <div className="panel list-panel">
        <AsyncState answer={answer}>
          {() => (
            <>
              <GridPage
                label="地块处置路线"
                rows={plots}
                rowKey={({ plotCode }) => plotCode}
                columns={routeColumns}
                selected={new Set(opened === "" ? [] : [opened])}
                onOpen={setOpened}
                empty="这里还没有图斑。先在“套图核对”里正式核对,核查、公示以后再定处置路线。"
              />
              <StatusLine>
                <strong>
                  共 {plots.length} 块,合同内 {inContract} 块,已选路线{" "}
                  {plots.filter(({ chosenRoute }) => chosenRoute !== null).length} 块
                </strong>
              </StatusLine>
            </>
          )}
        </AsyncState>
      </div>
      <PlotRoutesDrawer
        plot={plots.find(({ plotCode }) => plotCode === opened) ?? null}
        given={{ ...given, onDay }}
        onClose={() => setOpened("")}
      />
    </div>
  );
}
