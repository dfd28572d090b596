import { Button, Modal } from "antd";
import { useState } from "react";
import { go } from "../../app/position.ts";
import { useQuery } from "../../app/use-query.ts";
import { DecisionTableView, decisionOrigin } from "../../parts/decision-table-view.tsx";
import { screenElement } from "../../parts/screen-element.ts";

/** Which local decision table answers the findings of this register, and the table itself by one press. */
export function DecisionsLine() {
  const table = useQuery("contracts.decisions", {}).value;
  const [isOpen, setIsOpen] = useState(false);
  if (table === undefined) return null;
  return (
    <div className="panel contract-decisions">
      <span className="contract-decisions-origin" title={decisionOrigin(table)}>
        处理意见表:{decisionOrigin(table)},共 {table.rows.length} 条
      </span>
      <Button type="link" onClick={() => setIsOpen(true)}>
        看全表
      </Button>
      <Modal
        open={isOpen}
        title="合同处理意见表"
        width={720}
        getContainer={screenElement}
        okText="在设置里改"
        cancelText="返回"
        onOk={() => go({ screen: "settings", details: { decisions: "1" } })}
        onCancel={() => setIsOpen(false)}
      >
        <p>
          {decisionOrigin(table)}
          。依次对照,第一条对得上的算;没有对上的合同,按规则自带的通常办法提示。
        </p>
        <DecisionTableView rows={table.rows} />
      </Modal>
    </div>
  );
}
