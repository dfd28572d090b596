import { Button, Tag } from "antd";
import { createContext, type ReactNode, useContext } from "react";
import type { PlotDetails } from "../../../shared/contract/calls/plot-calls.ts";
import { type hideableFields, listedParts } from "../../../shared/land/hideable-fields.ts";
import { formatAreaM2 } from "../../../shared/land/mu.ts";
import { go } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useOption } from "../../app/use-option.ts";
import type { Place } from "../../app/use-places.ts";
import { useQuery } from "../../app/use-query.ts";
import { ClassSample } from "../../map/class-sample.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { Mark } from "../../parts/mark.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { clockOf } from "../../parts/texts.ts";

/** Titles of what the county leaves out. */
const HiddenFields = createContext<readonly string[]>([]);

interface PlotDrawerProps {
  /** "" while no plot is open. */
  readonly code: string;
  readonly onClose: () => void;
  readonly onShow: (place: Place) => void;
}

/** Everything that is known of one plot, and why it is there. */
export function PlotDrawer({ code, onClose, onShow }: PlotDrawerProps) {
  const asOf = useAsOf();
  const answer = useQuery("plots.get", code === "" ? null : { code, asOf });
  const plot = answer.value?.code === code ? answer.value : undefined;
  const hidden = listedParts(useOption("hidden_fields"));
  return (
    <RecordDrawer
      open={code !== ""}
      title={plot === undefined ? "图斑" : <PlotTitle plot={plot} />}
      onClose={onClose}
      actions={<Button onClick={() => onShow({ kind: "plot", code })}>在图上显示</Button>}
    >
      <AsyncState answer={{ ...answer, value: plot }}>
        {(shown) => (
          <HiddenFields value={hidden}>
            <PlotFacts plot={shown} />
          </HiddenFields>
        )}
      </AsyncState>
    </RecordDrawer>
  );
}

function PlotTitle({ plot }: { readonly plot: PlotDetails }) {
  return (
    <span className="plot-title">
      <span className="code">{plot.shortCode}</span>
      <ClassSample plotClass={plot.class} />
      {plot.className}
      <strong>{plot.muText} 亩</strong>
      {plot.locks.length > 0 ? <Tag>已锁定</Tag> : null}
    </span>
  );
}

function PlotFacts({ plot }: { readonly plot: PlotDetails }) {
  const { neighbours } = plot;
  return (
    <div className="fact-list">
      <UnderContracts contracts={plot.contracts} />
      <FactGroup title="为什么在这里">
        <p className="plot-reason">{plot.reason}</p>
        <Fact name="历史依据">{plot.historyName}</Fact>
        {plot.subClassName === "" ? null : (
          <Fact name="细类" field="小类">
            {plot.subClassName}
          </Fact>
        )}
        <Fact name="所属">
          {plot.villageName} {plot.groupName}({plot.groupSourceName})
        </Fact>
      </FactGroup>
      <Areas plot={plot} />
      <FactGroup title="四至">
        <Fact name="东">{neighbours.east}</Fact>
        <Fact name="南">{neighbours.south}</Fact>
        <Fact name="西">{neighbours.west}</Fact>
        <Fact name="北">{neighbours.north}</Fact>
      </FactGroup>
      <FactGroup title="编号与图幅">
        <Fact name="完整编号">
          <span className="code">{plot.code}</span>
        </Fact>
        <Fact name="国家图幅" field="国家图幅">
          {plot.sheetCodes.join("、")}
        </Fact>
      </FactGroup>
      {plot.patch === null ? null : <Patch patch={plot.patch} />}
      <History plot={plot} />
    </div>
  );
}

/** 合同内: the plot lies under contracts in force, and no amount is shown for it (V7). */
function UnderContracts({ contracts }: { readonly contracts: PlotDetails["contracts"] }) {
  if (contracts.length === 0) return null;
  return (
    <p className="plot-contract">
      <Mark kind="bad" text="合同内" />{" "}
      {contracts.map(({ uid, name }) => (
        <Button key={uid} onClick={() => go({ screen: "contracts", details: { contract: uid } })}>
          合同 {name}
        </Button>
      ))}
    </p>
  );
}

function Areas({ plot }: { readonly plot: PlotDetails }) {
  return (
    <FactGroup title="面积">
      <Fact name="平面面积">
        {formatAreaM2(plot.planarM2)} 平方米 = <strong>{plot.muText} 亩</strong>
      </Fact>
      <Fact name="椭球面积" field="椭球面积">
        {formatAreaM2(plot.ellipsoidM2)} 平方米
      </Fact>
      <Fact name="扣除田坎后" field="扣田坎后">
        {formatAreaM2(plot.ridgeFreeM2)} 平方米
      </Fact>
      <Fact name="平均宽度" field="平均宽度">
        {plot.meanWidthM.toFixed(1)} 米
      </Fact>
    </FactGroup>
  );
}

function Patch({ patch }: { readonly patch: NonNullable<PlotDetails["patch"]> }) {
  return (
    <FactGroup title="三调图斑">
      <Fact name="标识码">
        <span className="code">{patch.bsm}</span>
      </Fact>
      <Fact name="图斑编号">{patch.tbbh}</Fact>
      <Fact name="地类" field="三调地类">
        {patch.landClassName}({patch.dlbm})
      </Fact>
      <Fact name="权属性质">{patch.qsxz}</Fact>
      <Fact name="权属单位">{patch.qsdwmc}</Fact>
      <Fact name="坐落单位">{patch.zldwmc}</Fact>
      <Fact name="登记面积" field="图斑面积">
        {patch.declaredM2 === null ? null : `${formatAreaM2(patch.declaredM2)} 平方米`}
      </Fact>
      <Fact name="量算面积">{formatAreaM2(patch.planarM2)} 平方米</Fact>
      <Fact name="田坎系数">{patch.ridgeFactor}</Fact>
    </FactGroup>
  );
}

function History({ plot }: { readonly plot: PlotDetails }) {
  const { locks, papers, shapes, events } = plot;
  return (
    <FactGroup title="经过">
      <ul className="plot-history">
        {locks.map(({ kind, title, lockedAt }) => (
          <li key={`${kind} ${lockedAt}`}>
            {clockOf(lockedAt)} 锁定:{title}
          </li>
        ))}
        {papers.map(({ profile, paper, version, printedAt }) => (
          <li key={`${profile} ${paper} ${version}`}>
            {clockOf(printedAt)} 印入{profileTitles[profile]}第 {version} 版({paper})
          </li>
        ))}
        {shapes.map(({ uid, current, source, muText, at }) => (
          <li key={uid}>
            {clockOf(at)} {current ? "现在的形状" : "原来的形状"}:{source},{muText} 亩
          </li>
        ))}
        {events.map(({ at, person, title }) => (
          <li key={`${at} ${title}`}>
            {clockOf(at)} {title}({person})
          </li>
        ))}
      </ul>
    </FactGroup>
  );
}

const profileTitles = { work: "核查作业图", posting: "公示图", result: "成果图" } as const;

interface FactProps {
  readonly name: string;
  /** What the county calls it where it leaves fields out. */
  readonly field?: (typeof hideableFields)[number];
  readonly children: ReactNode;
}

/** One line; a fact that is not there, or not wanted, is left out rather than shown empty. */
function Fact({ name, field, children }: FactProps) {
  const hidden = useContext(HiddenFields);
  if (field !== undefined && hidden.includes(field)) return null;
  return <FactLine name={name}>{children}</FactLine>;
}
