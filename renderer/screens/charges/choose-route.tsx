import { Button } from "antd";
import { useState } from "react";
import { yuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useCommand } from "../../app/use-command.ts";
import { DraftChoice, DraftDate, DraftMoney, DraftText } from "../../parts/draft-fields.tsx";
import type { RouteCheck } from "./plot-routes-drawer.tsx";
import type { RouteCase } from "./route-case.ts";
import type { RoutePlot } from "./route-columns.ts";

interface ChooseRouteProps {
  readonly plot: RoutePlot;
  readonly check: RouteCheck;
  readonly given: RouteCase;
  readonly onBack: () => void;
}

const membership = [
  { value: "unknown", label: "未查明" },
  { value: "yes", label: "是" },
  { value: "no", label: "否" },
] as const;
type Membership = (typeof membership)[number]["value"];

/** Routes that end without a contract of the register. */
const withoutContract: readonly string[] = ["keep", "take_back", "hand_over"];
const given = (text: string) => (text.trim() === "" ? null : text.trim());

/** Chooses one route and says what its contract is to hold; the draft waits in the register. */
export function ChooseRoute({ plot, check, given: routeCase, onBack }: ChooseRouteProps) {
  const run = useCommand();
  const [lessee, setLessee] = useState(plot.tillerName);
  const [idNumber, setIdNumber] = useState("");
  const [phone, setPhone] = useState("");
  const [isMember, setIsMember] = useState<Membership>("unknown");
  const [priceFen, setPriceFen] = useState<number | null>(null);
  const [startOn, setStartOn] = useState<string | null>(null);
  const [endOn, setEndOn] = useState<string | null>(null);
  const [use, setUse] = useState("");
  const [note, setNote] = useState("");
  const hasContract = !withoutContract.includes(check.route);
  const choose = () =>
    run("routes.choose", {
      ...routeCase,
      plotCode: plot.plotCode,
      route: check.route,
      contract: {
        lessee: given(lessee),
        idNumber: given(idNumber),
        phone: given(phone),
        isMember: isMember === "unknown" ? null : isMember === "yes",
        unitPriceYuan: priceFen === null ? null : yuanText(priceFen),
        ...{ startOn, endOn },
        use: given(use),
      },
      note: given(note),
    });
  return (
    <div className="fact-list">
      <section>
        <h3>
          {check.routeName}
          {hasContract ? ":要拟的合同" : ""}
        </h3>
        <div className="fact-lines">
          {hasContract ? (
            <>
              <DraftText name="承包方" value={lessee} onChange={setLessee} />
              <DraftText name="证件号" value={idNumber} onChange={setIdNumber} />
              <DraftText name="电话" value={phone} onChange={setPhone} />
              <DraftChoice
                name="本集体成员"
                value={isMember}
                onChange={setIsMember}
                options={membership}
              />
              {plot.contractNumber === null ? (
                <DraftMoney name="每亩每年" value={priceFen} onChange={setPriceFen} />
              ) : null}
              <DraftDate name="起始日期" value={startOn} onChange={setStartOn} />
              <DraftDate name="终止日期" value={endOn} onChange={setEndOn} />
              <DraftText name="用途" value={use} onChange={setUse} />
            </>
          ) : null}
          <DraftText name="说明" value={note} onChange={setNote} isLong />
        </div>
      </section>
      <p className="route-head">
        <Button type="primary" onClick={() => void choose()}>
          {hasContract ? "选定并拟合同" : "选定"}
        </Button>
        <Button onClick={onBack}>退回</Button>
      </p>
    </div>
  );
}
