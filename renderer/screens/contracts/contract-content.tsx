import { Button } from "antd";
import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import { go } from "../../app/position.ts";
import { useQuery } from "../../app/use-query.ts";
import { EntryInput } from "../../parts/entry-input.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { ContractField, type FieldValue } from "./contract-field.tsx";
import { type ContractRecord, type FieldName, fieldGroups, titleOf } from "./contract-fields.ts";
import { ContractMeeting } from "./contract-meeting.tsx";
import { useChangeContracts } from "./use-change-contracts.tsx";

/** All fields of a contract, each saved as soon as it is typed; cells in doubt show what stood there. */
export function ContractContent({ contract }: { readonly contract: ContractRecord }) {
  const { uid, values, doubts, source, otherFields } = contract;
  const { save: change, dialog } = useChangeContracts([uid]);
  const readOnly = useQuery("project.state", {}).value?.mode === "read";
  const save = (field: FieldName, value: FieldValue) => change({ [field]: value });
  return (
    <div className="fact-list">
      {dialog}
      {fieldGroups.map(({ title, fields }) => (
        <FactGroup key={title} title={title}>
          {(Object.keys(fields) as FieldName[]).map((field) => (
            <FactLine key={field} name={titleOf(field)}>
              <ContractField
                field={field}
                value={values[field]}
                disabled={readOnly}
                onSave={(value) => save(field, value)}
              />
              {doubts[field] === undefined ? null : (
                <p className="contract-doubt">表里写的是“{doubts[field]}”,没有认出,请改正。</p>
              )}
            </FactLine>
          ))}
        </FactGroup>
      ))}
      <FactGroup title="签字">
        <FactLine name="签字人">
          <EntryInput
            label="签字人"
            shown={contract.signer ?? ""}
            read={(typed) => ({ value: typed.trim() || null })}
            placeholder="原件上代表承包方签字的人"
            disabled={readOnly}
            onSave={(signer) => change({ signer })}
          />
        </FactLine>
      </FactGroup>
      <ContractMeeting contract={contract} disabled={readOnly} />
      <PlotLinks contract={contract} />
      <FactGroup title="来源">
        <FactLine name="来自">
          {source === null
            ? "在本程序里登记"
            : `${source.file}${source.row === null ? "" : ` 第 ${source.row} 行`}`}
        </FactLine>
        {Object.entries(otherFields).map(([heading, text]) => (
          <FactLine key={heading} name={heading}>
            {text}
          </FactLine>
        ))}
      </FactGroup>
    </div>
  );
}

/** From the contract to its land on the map: all of it at once, or one plot that it names. */
function PlotLinks({ contract }: { readonly contract: ContractRecord }) {
  const plots = contract.plots.filter(({ kind }) => kind === "plot");
  const showAll = () => go({ screen: "reconcile", details: { contract: contract.uid } });
  return (
    <FactGroup title="图上的地">
      <FactLine name="图斑、地块、界线">
        <Button onClick={showAll}>全部在图上看</Button>
      </FactLine>
      {plots.map(({ code }) => (
        <FactLine key={code} name={shortPlotCode(code)}>
          <Button onClick={() => go({ screen: "reconcile", details: { plot: code } })}>
            在图上看
          </Button>
        </FactLine>
      ))}
    </FactGroup>
  );
}
