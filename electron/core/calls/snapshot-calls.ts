import { type FigureChange, figureChanges } from "../../../shared/ledger/reports/snapshot-rows.ts";
import type { Project } from "../project/project.ts";
import { distinctNames, type UnitNames, unitNames } from "../project/unit-names.ts";
import {
  goneBack,
  listSnapshots,
  previousSnapshot,
  type StoredSnapshot,
  snapshotFile,
  snapshotRows,
} from "../registers/snapshots/snapshots.ts";
import {
  listGovernance,
  removeGovernance,
  saveGovernance,
} from "../registers/village-books/governance.ts";
import { saveVillageFileItem } from "../registers/village-books/village-file.ts";
import { indicatorFacts } from "../reports/indicators/indicator-facts.ts";
import { reportBasis } from "../reports/indicators/indicator-figures.ts";
import { recordPlaces } from "../reports/record-place.ts";
import { villagePapers } from "../reports/village-papers.ts";
import type { HandlersOf } from "./handler.ts";
import { lateFacts } from "./late-facts.ts";
import { plainBytes } from "./plain-bytes.ts";
import { freezePeriod, frozenRows } from "./township-reports.ts";

function snapshotFacts(snapshot: StoredSnapshot, nameOf: UnitNames) {
  const { scopeCode } = snapshot;
  return { ...snapshot, scopeName: scopeCode === "" ? "全部" : nameOf(scopeCode) };
}

const changeFacts = (change: FigureChange, nameOf: UnitNames) => ({
  ...change,
  unitName: change.unitCode === "" ? "全部" : nameOf(change.unitCode),
});

function namedChanges(changes: readonly FigureChange[], project: Project) {
  const codes = changes.map(({ unitCode }) => unitCode);
  const nameOf = distinctNames(unitNames(project), codes);
  return changes.map((change) => changeFacts(change, nameOf));
}

function changesBetween(project: Project, beforeUid: string, afterUid: string): FigureChange[] {
  const figures = (uid: string) => snapshotRows(project, uid).figures;
  return figureChanges(figures(beforeUid), figures(afterUid));
}

export const snapshotHandlers: HandlersOf<"snapshots" | "governance" | "villageFiles"> = {
  "snapshots.list": (_input, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    return { snapshots: listSnapshots(project).map((one) => snapshotFacts(one, nameOf)) };
  },
  "snapshots.preview": ({ kind, asOf, scope }, session) => {
    const project = session.project();
    const basis = reportBasis(project, { asOf, knownAt: null, scopeCode: scope.code });
    const previous = previousSnapshot(project, kind, scope.code, asOf);
    const changes = goneBack(project, previous, frozenRows(basis));
    return {
      previous: previous === null ? null : snapshotFacts(previous, basis.nameOf),
      wentBack: changes.map((change) => changeFacts(change, basis.nameOf)),
    };
  },
  "snapshots.take": async ({ scope, ...request }, session) => {
    const project = session.project();
    const taken = await freezePeriod(project, { ...request, scopeCode: scope.code });
    return snapshotFacts(taken, unitNames(project));
  },
  "snapshots.file": ({ uid, name }, session) =>
    plainBytes(snapshotFile(session.project(), uid, name)),
  "snapshots.rows": ({ uid, indicator, unitCode }, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    const placeOf = recordPlaces(project);
    const { figures, rows } = snapshotRows(project, uid);
    const figure = figures.find((one) => one.id === indicator && one.unitCode === unitCode);
    const snapshot = listSnapshots(project).find((one) => one.uid === uid)!;
    return {
      name: figure?.name ?? indicator,
      unitName: unitCode === "" ? "全部" : nameOf(unitCode),
      asOf: snapshot.asOf,
      text: figure?.text ?? "—",
      rows: rows
        .filter((row) => row.indicator === indicator && row.villageCode.startsWith(unitCode))
        .map(({ indicator: _, ...row }) => ({
          ...row,
          villageName: nameOf(row.villageCode),
          place: placeOf(row),
        })),
    };
  },
  "snapshots.compare": ({ beforeUid, afterUid }, session) => {
    const project = session.project();
    return { changes: namedChanges(changesBetween(project, beforeUid, afterUid), project) };
  },
  "snapshots.late": ({ scope }, session) => {
    const { entries, snapshots } = lateFacts(session.project(), scope.code);
    const nameOf = unitNames(session.project());
    return {
      entries,
      snapshots: snapshots.map(({ snapshot, changes }) => ({
        ...snapshotFacts(snapshot, nameOf),
        changes: namedChanges(changes, session.project()),
      })),
    };
  },
  "governance.list": ({ scope }, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    const problems = listGovernance(project, scope.code);
    return {
      problems: problems.map((one) => ({ ...one, villageName: nameOf(one.villageCode) })),
    };
  },
  "governance.save": ({ uid, ...problem }, session) => {
    const project = session.project();
    const stored = saveGovernance(project, uid, problem);
    return { ...stored, villageName: unitNames(project)(stored.villageCode) };
  },
  "governance.remove": ({ uid }, session) => {
    removeGovernance(session.project(), uid);
    return {};
  },
  "villageFiles.list": ({ scope }, session) => {
    const project = session.project();
    const { villages } = indicatorFacts(project, null);
    const codes = villages
      .map(({ villageCode }) => villageCode)
      .filter((code) => code.startsWith(scope.code.slice(0, 12)));
    const papers = villagePapers(project, codes);
    const nameOf = distinctNames(unitNames(project), codes);
    return {
      villages: codes.map((code) => ({
        code,
        name: nameOf(code),
        papers: papers.filter(({ villageCode }) => villageCode === code),
      })),
    };
  },
  "villageFiles.save": (item, session) => {
    saveVillageFileItem(session.project(), item);
    return {};
  },
};
