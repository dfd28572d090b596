import { useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { useWholeSave } from "../../app/use-whole-save.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { DateInput } from "../../parts/date-input.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { SavedInput } from "../../parts/saved-input.tsx";

type Village = CallOutput<"villageFiles.list">["villages"][number];
type Paper = Village["papers"][number];

const lacking = ({ papers }: Village) =>
  papers.filter(({ presentOn }) => presentOn === null).length;

/** 一村一档: the papers that each village should have, with the day that each came in. */
export function VillageFilesTab() {
  const scope = useScope();
  const answer = useQuery("villageFiles.list", { scope });
  const [chosen, setChosen] = useState("");
  return (
    <AsyncState
      answer={answer}
      isEmpty={({ villages }) => villages.length === 0}
      empty={<Notice text="还没有村。导入村界或确权矢量以后,这里按村列出该有的材料。" />}
    >
      {({ villages }) => {
        const current = villages.find(({ code }) => code === chosen) ?? villages[0]!;
        return (
          <div className="village-files">
            <Panel title="各村">
              <ul className="village-choice">
                {villages.map((village) => (
                  <li key={village.code}>
                    <button
                      type="button"
                      aria-current={village.code === current.code}
                      onClick={() => setChosen(village.code)}
                    >
                      {village.name}
                      {lacking(village) === 0 ? (
                        <Mark kind="good" text="齐" />
                      ) : (
                        <Mark kind="warning" text={`缺 ${lacking(village)}`} />
                      )}
                    </button>
                  </li>
                ))}
              </ul>
            </Panel>
            <Panel title={`${current.name}的档案`}>
              <table className="figures">
                <thead>
                  <tr>
                    <th scope="col">材料</th>
                    <th scope="col">入档日期</th>
                    <th scope="col">存放处</th>
                    <th scope="col">备注</th>
                  </tr>
                </thead>
                <tbody>
                  {current.papers.map((paper) => (
                    <PaperLine key={`${paper.villageCode} ${paper.name}`} paper={paper} />
                  ))}
                </tbody>
              </table>
            </Panel>
          </div>
        );
      }}
    </AsyncState>
  );
}

function PaperLine({ paper }: { readonly paper: Paper }) {
  const run = useCommand();
  const save = useWholeSave<Paper>(
    paper,
    async (whole) => (await run("villageFiles.save", whole)) !== null,
  );
  const { name, presentOn, place, note } = paper;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <DateInput
          label={`${name} 入档日期`}
          value={presentOn}
          onSave={(value) => save({ presentOn: value })}
        />
      </td>
      <td>
        <SavedInput
          label={`${name} 存放处`}
          value={place ?? ""}
          onSave={(value) => save({ place: value === "" ? null : value })}
        />
      </td>
      <td>
        <SavedInput
          label={`${name} 备注`}
          value={note ?? ""}
          onSave={(value) => save({ note: value === "" ? null : value })}
        />
      </td>
    </tr>
  );
}
