import { App, Button, Select } from "antd";
import { useState } from "react";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { ArrearsPanel } from "./arrears-panel.tsx";
import { NumberButton } from "./number-button.tsx";
import { TrendPanel } from "./trend-panel.tsx";
import { VillagesPanel } from "./villages-panel.tsx";

type Figures = CallOutput<"indicators.list">;
export type IndicatorId = CallInput<"indicators.rows">["indicator"];

/** The headline, every indicator with both sides, and one of them by village, over weeks and by age. */
export function DashboardTab() {
  const scope = useScope();
  const asOf = useAsOf();
  const answer = useQuery("indicators.list", { scope, asOf });
  const [chosen, setChosen] = useState<IndicatorId>("I1");
  return (
    <AsyncState answer={answer}>
      {(value) => (
        <div className="dashboard">
          <Panel title="指标" className="dashboard-figures" extra={<CopyHeadline value={value} />}>
            <p className="dashboard-headline">{value.headline}</p>
            <FiguresTable value={value} unitCode={scope.code} />
            {value.notes.map((note) => (
              <p key={note} className="soft dashboard-note">
                {note}
              </p>
            ))}
          </Panel>
          <VillagesPanel
            indicator={chosen}
            choice={
              <Select
                aria-label="看哪个指标"
                value={chosen}
                onChange={setChosen}
                style={{ width: 190 }}
                options={value.figures.map(({ id, name }) => ({ value: id, label: name }))}
              />
            }
          />
          <TrendPanel indicator={chosen} />
          <ArrearsPanel />
        </div>
      )}
    </AsyncState>
  );
}

function CopyHeadline({ value }: { readonly value: Figures }) {
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(`${value.headline}\n${value.rates}`);
    message.success("这句话已复制,可以粘贴到材料里。");
  };
  return <Button onClick={() => void copy()}>复制这句话</Button>;
}

function FiguresTable({ value, unitCode }: { readonly value: Figures; readonly unitCode: string }) {
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col" className="number">
            数值
          </th>
          <th scope="col" className="number">
            分子
          </th>
          <th scope="col" className="number">
            分母
          </th>
        </tr>
      </thead>
      <tbody>
        {value.figures.map((figure) => (
          <tr
            key={figure.id}
            title={figure.definition}
            className={value.reported.includes(figure.id) ? "figures-reported" : ""}
          >
            <th scope="row">
              {figure.id} {figure.name}
            </th>
            <td className="number">
              <NumberButton
                text={figure.text}
                label={figure.name}
                opens={{ indicator: figure.id, part: "numerator", unitCode }}
              />
              {figure.exceptions === 0 ? null : (
                <NumberButton
                  text={`另有例外 ${figure.exceptions}`}
                  label={figure.name}
                  opens={{ indicator: figure.id, part: "exceptions", unitCode }}
                />
              )}
            </td>
            <td className="number">
              <NumberButton
                text={`${figure.numerator.text} ${figure.numerator.unitName}`}
                label={figure.numerator.name}
                opens={{ indicator: figure.id, part: "numerator", unitCode }}
              />
            </td>
            <td className="number">
              {figure.denominator === null ? null : (
                <NumberButton
                  text={`${figure.denominator.text} ${figure.denominator.unitName}`}
                  label={figure.denominator.name}
                  opens={{ indicator: figure.id, part: "denominator", unitCode }}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
