import { Button, Dropdown, Tabs } from "antd";
import { useAsOf } from "../../app/use-as-of.ts";
import { useClient } from "../../app/use-client.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { Mark } from "../../parts/mark.tsx";
import { PapersBox } from "../../parts/papers-box.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { ContractContent } from "./contract-content.tsx";
import type { ContractRecord } from "./contract-fields.ts";
import { ContractFindings } from "./contract-findings.tsx";
import { ContractMoney } from "./contract-money.tsx";

interface ContractDrawerProps {
  /** "" while no contract is open. */
  readonly uid: string;
  readonly onClose: () => void;
}

const papers = {
  statement: "合同认定书",
  supplement: "补充协议",
  termination: "解除通知书",
  reminder: "催缴通知",
} as const;

/** One contract: its content to type in, what the rules say of it, and its money. */
export function ContractDrawer({ uid, onClose }: ContractDrawerProps) {
  const asOf = useAsOf();
  const answer = useQuery("contracts.get", uid === "" ? null : { uid, asOf });
  const contract = answer.value?.uid === uid ? answer.value : undefined;
  return (
    <RecordDrawer
      open={uid !== ""}
      title={contract === undefined ? "合同" : <Title contract={contract} />}
      onClose={onClose}
      actions={contract === undefined ? null : <PrintButton contract={contract} asOf={asOf} />}
    >
      <AsyncState answer={{ ...answer, value: contract }}>
        {(shown) => (
          <Tabs
            items={[
              { key: "content", label: "内容", children: <ContractContent contract={shown} /> },
              {
                key: "findings",
                label: `疑似问题(${shown.findings.length})`,
                children: <ContractFindings contract={shown} />,
              },
              { key: "money", label: "款项", children: <ContractMoney contract={shown} /> },
              {
                key: "papers",
                label: `材料(${shown.papers})`,
                children: <ContractPapers contract={shown} />,
              },
            ]}
          />
        )}
      </AsyncState>
    </RecordDrawer>
  );
}

/** Scans of the contract, minutes, receipts and photos; the kind is told by caption or file name. */
function ContractPapers({ contract }: { readonly contract: ContractRecord }) {
  const record = { register: "contract", recordUid: contract.uid } as const;
  const answer = useQuery("papers.list", record);
  return (
    <AsyncState answer={answer}>
      {({ papers }) => (
        <PapersBox
          title="合同材料"
          hint="合同原件、会议记录、收据、公示照片,文件名里写明是什么;"
          record={record}
          papers={papers}
          takesPaste
        />
      )}
    </AsyncState>
  );
}

function Title({ contract }: { readonly contract: ContractRecord }) {
  const { values, stageName, standing, standingName } = contract;
  return (
    <span className="contract-title">
      <span className="code">{values.number ?? "无编号"}</span>
      <strong>{values.lessee ?? ""}</strong>
      <Mark kind="plain" text={standing === "registered" ? stageName : standingName} />
    </span>
  );
}

interface PrintButtonProps {
  readonly contract: ContractRecord;
  readonly asOf: string;
}

/** What can be printed of a contract; what cannot says why under its name. */
function PrintButton({ contract, asOf }: PrintButtonProps) {
  const { uid, values, paperRefusals } = contract;
  const client = useClient();
  const giveBytes = useGiveBytes();
  const print = (paper: keyof typeof papers) => {
    const made = client.call("casePapers.contract", { paper, contractUid: uid, asOf });
    void giveBytes(`${papers[paper]}_${values.number ?? ""}.pdf`, made);
  };
  return (
    <Dropdown
      menu={{
        items: (Object.keys(papers) as (keyof typeof papers)[]).map((key) => {
          const refusal = paperRefusals[key];
          if (refusal === undefined) return { key, label: papers[key], onClick: () => print(key) };
          const label = <RefusedPaper key={key} name={papers[key]} reason={refusal} />;
          return { key, label, disabled: true };
        }),
      }}
    >
      <Button>打印…</Button>
    </Dropdown>
  );
}

function RefusedPaper({ name, reason }: { readonly name: string; readonly reason: string }) {
  return (
    <span className="refused-paper">
      {name}
      <br />
      <small>{reason}</small>
    </span>
  );
}
