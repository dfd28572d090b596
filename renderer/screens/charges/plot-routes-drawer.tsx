import { Button } from "antd";
import { useState } from "react";
import { go } from "../../app/position.ts";
import { useCommand } from "../../app/use-command.ts";
import { Mark } from "../../parts/mark.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { ChooseRoute } from "./choose-route.tsx";
import type { RouteCase } from "./route-case.ts";
import type { RoutePlot } from "./route-columns.ts";
import { routeName } from "./route-words.ts";

export type RouteCheck = RoutePlot["checks"][number];

interface PlotRoutesDrawerProps {
  /** Null while none is open. */
  readonly plot: RoutePlot | null;
  readonly given: RouteCase;
  readonly onClose: () => void;
}

/** The routes of one plot. Land in a contract in force may only be renegotiated, so no other is offered (V7). */
export function PlotRoutesDrawer({ plot, given, onClose }: PlotRoutesDrawerProps) {
  return (
    <RecordDrawer
      open={plot !== null}
      title={
        plot === null ? (
          "处置路线"
        ) : (
          <span className="route-head">
            <span className="code">{plot.shortCode}</span>
            <strong>{plot.tillerName}</strong>
            {plot.contractNumber === null ? null : <Mark kind="bad" text="合同内" />}
          </span>
        )
      }
      onClose={onClose}
    >
      {plot === null ? null : <PlotRoutes key={plot.plotCode} plot={plot} given={given} />}
    </RecordDrawer>
  );
}

function PlotRoutes({ plot, given }: { readonly plot: RoutePlot; readonly given: RouteCase }) {
  const [choosing, setChoosing] = useState<RouteCheck["route"] | null>(null);
  const { contractNumber, chosenRoute } = plot;
  if (chosenRoute !== null) return <ChosenRoute plot={plot} />;
  const offered =
    contractNumber === null
      ? plot.checks
      : plot.checks.filter(({ route }) => route === "renegotiate" || route === "keep");
  const chosen = offered.find(({ route }) => route === choosing);
  if (chosen !== undefined) {
    return (
      <ChooseRoute plot={plot} check={chosen} given={given} onBack={() => setChoosing(null)} />
    );
  }
  return (
    <div className="fact-list">
      {contractNumber === null ? null : (
        <p>在有效合同 {contractNumber} 内:不加收、不收回、不另行发包,只能重新协商。</p>
      )}
      {offered.map((check) => (
        <RouteSection key={check.route} check={check} onChoose={() => setChoosing(check.route)} />
      ))}
    </div>
  );
}

function ChosenRoute({ plot }: { readonly plot: RoutePlot }) {
  const run = useCommand();
  const { plotCode, chosenRoute, contractUid } = plot;
  return (
    <div className="fact-list">
      <p>
        已选定:<strong>{routeName(chosenRoute)}</strong>。Ctrl+Z 可撤销。
        {contractUid === null
          ? "这条路线没有合同,凭文书在“公示”页登记处置。"
          : "合同已拟好,签订并登记以后才算已处置。"}
      </p>
      {contractUid === null ? null : (
        <p className="route-head">
          <Button
            type="link"
            onClick={() => go({ screen: "contracts", details: { contract: contractUid } })}
          >
            打开拟好的合同
          </Button>
          <Button onClick={() => void run("routes.conclude", { plotCode })}>记为已处置</Button>
        </p>
      )}
    </div>
  );
}

interface RouteSectionProps {
  readonly check: RouteCheck;
  readonly onChoose: () => void;
}

function RouteSection({ check, onChoose }: RouteSectionProps) {
  const { routeName: name, blocks, missing, warnings } = check;
  const isOpen = blocks.length === 0 && missing.length === 0;
  return (
    <section aria-label={name}>
      <div className="route-head">
        <h3>{name}</h3>
        {blocks.length > 0 ? <Mark kind="bad" text="不可以" /> : null}
        {blocks.length === 0 && missing.length > 0 ? (
          <Mark kind="warning" text={`还缺 ${missing.length} 项`} />
        ) : null}
        {isOpen ? <Mark kind="good" text="可以办" /> : null}
        {isOpen ? (
          <Button size="small" onClick={onChoose}>
            选这条…
          </Button>
        ) : null}
      </div>
      <ul className="route-words">
        {blocks.map(({ article, text }) => (
          <li key={text}>
            {text}({article})
          </li>
        ))}
        {missing.map((text) => (
          <li key={text}>还缺:{text}</li>
        ))}
        {warnings.map((text) => (
          <li key={text} className="contract-doubt">
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
