import { Button, Select } from "antd";
import { useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { useClient } from "../../app/use-client.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { DateInput } from "../../parts/date-input.tsx";
import { ScrollBox } from "../../parts/scroll-box.tsx";
import { clockOf } from "../../parts/texts.ts";
import { CollectButtons } from "./collect-buttons.tsx";
import { CountyFigureDrawer } from "./county-figure-drawer.tsx";
import { ExpectedTowns } from "./expected-towns.tsx";
import { ReportTable } from "./report-table.tsx";

type Week = CallOutput<"county.week">;
type Refused = CallOutput<"county.collect">["refused"];

/** 县汇总: packs of all towns in one step, who is missing or late, tables of any week that open and print. */
export function CountyTab() {
  const [chosen, setChosen] = useDetail("week");
  const [due, setDue] = useDetail("due");
  const [, setFigure] = useDetail("figure");
  const [refused, setRefused] = useState<Refused>([]);
  const dates = useQuery("county.dates", {});
  const asOf = dates.value?.dates.find((date) => date === chosen) ?? dates.value?.dates[0];
  const input = asOf === undefined ? null : { asOf, due: due === "" ? null : due };
  const answer = useQuery("county.week", input);
  const onCollected = (collected: CallOutput<"county.collect">) => {
    setRefused(collected.refused);
    setChosen(collected.asOf);
  };
  return (
    <div className="report">
      <div className="panel report-bar">
        <CollectButtons onCollected={onCollected} />
        <ExpectedTowns />
        <Select
          aria-label="哪一期"
          style={{ width: 130 }}
          value={asOf ?? null}
          placeholder="还没有"
          onChange={setChosen}
          options={(dates.value?.dates ?? []).map((date) => ({ value: date, label: date }))}
        />
        <span className="county-due">
          <DateInput
            label="报送期限"
            value={due === "" ? null : due}
            onSave={async (day) => {
              setDue(day ?? "");
              return true;
            }}
          />
        </span>
        {input === null ? null : <PrintButtons input={input} />}
      </div>
      <section className="panel" aria-label="县汇总">
        <ScrollBox className="panel-body report-body">
          <RefusedPacks refused={refused} />
          {input === null && dates.value !== undefined ? (
            <Notice text="还没有报送包。点“选报送包”,一次选中各乡镇交来的全部 .qhsreport 文件;汇总存在打开的这个县文件里。" />
          ) : (
            <AsyncState answer={answer}>
              {(week) => (
                <>
                  <WhoReported week={week} />
                  {week.tables.map((table) => (
                    <ReportTable
                      key={table.name}
                      table={table}
                      onOpen={({ indicator, unitCode }) => setFigure(`${indicator} ${unitCode}`)}
                    />
                  ))}
                </>
              )}
            </AsyncState>
          )}
        </ScrollBox>
      </section>
      {asOf === undefined ? null : <CountyFigureDrawer asOf={asOf} />}
    </div>
  );
}

interface PrintButtonsProps {
  readonly input: { readonly asOf: string; readonly due: string | null };
}

function PrintButtons({ input }: PrintButtonsProps) {
  const client = useClient();
  const giveBytes = useGiveBytes();
  const name = `县汇总_${input.asOf}`;
  return (
    <>
      <Button onClick={() => void giveBytes(`${name}.pdf`, client.call("county.pdf", input))}>
        打印 PDF
      </Button>
      <Button onClick={() => void giveBytes(`${name}.xlsx`, client.call("county.workbook", input))}>
        导出 XLSX
      </Button>
    </>
  );
}

function RefusedPacks({ refused }: { readonly refused: Refused }) {
  if (refused.length === 0) return null;
  return (
    <section aria-label="没有汇总的">
      <p>
        <strong>没有汇总 {refused.length} 个,请乡镇改正后重新报送:</strong>
      </p>
      <ul>
        {refused.map(({ fileName, reason }) => (
          <li key={fileName}>
            {fileName}:{reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhoReported({ week }: { readonly week: Week }) {
  const { reported, missing, late, previousAsOf } = week;
  return (
    <p>
      <strong>
        已报 {reported} 个,未报 {missing.length} 个,迟报 {late.length} 个。
      </strong>
      {missing.length === 0 ? "" : `未报:${missing.map(({ name }) => name).join("、")}。`}
      {late.length === 0
        ? ""
        : `迟报:${late.map(({ name, packedAt }) => `${name}(${clockOf(packedAt)})`).join("、")}。`}
      {previousAsOf === null ? "" : `上一期是 ${previousAsOf}。`}
    </p>
  );
}
