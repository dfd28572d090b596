import { Button } from "antd";
import type { CallInput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { ScrollBox } from "../../parts/scroll-box.tsx";
import { OpeningNumber } from "./number-button.tsx";

type Indicator = CallInput<"county.open">["indicator"];

const pattern = /^(I\d+[a-z]?) (\d*)$/;
const townDigits = 9;

/** A figure of the county one step further: towns, villages, the rows by their numbers (A1). */
export function CountyFigureDrawer({ asOf }: { readonly asOf: string }) {
  const [text, setText] = useDetail("figure");
  const [, indicator, unitCode = ""] = pattern.exec(text) ?? [];
  const asked =
    indicator === undefined
      ? null
      : // The core refuses an indicator that there is not.
        { asOf, indicator: indicator as Indicator, unitCode };
  const answer = useQuery("county.open", asked);
  const above = unitCode.length > townDigits ? unitCode.slice(0, townDigits) : "";
  return (
    <RecordDrawer
      open={asked !== null}
      title={answer.value === undefined ? "明细" : `${answer.value.name}:${answer.value.unitName}`}
      onClose={() => setText("")}
      actions={
        unitCode === "" ? null : (
          <Button onClick={() => setText(`${indicator} ${above}`)}>回上一级</Button>
        )
      }
    >
      <AsyncState answer={answer}>
        {({ name, units, rows }) =>
          unitCode.length > townDigits ? (
            <ScrollBox className="list-scroll">
              <p>
                共 {rows.length} 行。县里只有记录的编号;是哪一份,请乡镇在自己的文件里按编号打开。
              </p>
              <table className="figures">
                <tbody>
                  {rows.map((row) => (
                    <tr key={`${row.part} ${row.uid}`}>
                      <td>{row.part}</td>
                      <td className="code">{row.uid}</td>
                      <td className="number">{row.amount}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollBox>
          ) : (
            <ScrollBox className="list-scroll">
              <p>
                共 {units.length} 个{unitCode === "" ? "乡镇" : "村"}。点数字再往下看。
              </p>
              <table className="figures">
                <tbody>
                  {units.map((unit) => (
                    <tr key={unit.code}>
                      <th scope="row">{unit.name}</th>
                      <td className="number">
                        <OpeningNumber
                          text={unit.text}
                          label={`${unit.name} ${name}`}
                          onOpen={() => setText(`${indicator} ${unit.code}`)}
                        />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollBox>
          )
        }
      </AsyncState>
    </RecordDrawer>
  );
}
