import { lawTable } from "../../../seeds/law-table.ts";
import { disposalRouteNames } from "../../../shared/land/field-form.ts";
import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import { decisionLine } from "../../../shared/ledger/meetings/decision-line.ts";
import {
  type MeetingFacts,
  meetingTypeNames,
} from "../../../shared/ledger/meetings/meeting-facts.ts";
import type { BillLine } from "../../../shared/ledger/money/charge-rule.ts";
import { unitNames } from "../project/unit-names.ts";
import { listCharges, type StoredCharge } from "../registers/charges/charge-row.ts";
import { listChargeRules, saveChargeRule } from "../registers/charges/charge-rules.ts";
import { drawUpBills, planBills, withdrawBill } from "../registers/charges/draw-up.ts";
import {
  landEventKindNames,
  listLandEvents,
  removeLandEvent,
  saveLandEvent,
} from "../registers/charges/land-events.ts";
import {
  checkUnitRoutes,
  chooseRoute,
  concludeRoute,
  openRoute,
} from "../registers/charges/routes.ts";
import { refused } from "../registers/money/refuse.ts";
import { decisionPapers } from "../sheets/money/decision-papers.ts";
import { exactLineYuan } from "../sheets/money/line-amount.ts";
import type { HandlersOf } from "./handler.ts";
import { moneyPdf, telephoneOf } from "./money-paper-facts.ts";

type Line = BillLine & { readonly landClass: string; readonly grade: string };

const lineFacts = (line: Line) => ({
  ...line,
  shortCode: shortPlotCode(line.plotCode),
  exactYuan: exactLineYuan(line),
});

export const chargeHandlers: HandlersOf<"charges"> = {
  "charges.rules": ({ scope }, session) => ({
    rules: listChargeRules(session.project(), scope.code),
  }),
  "charges.saveRule": ({ uid, values }, session) => ({
    uid: saveChargeRule(session.project(), uid, values),
  }),
  "charges.plan": (request, session) => {
    const { bills, leftOut } = planBills(session.project(), request);
    return {
      bills: bills.map(({ charged, bill }) => ({
        payer: charged.person,
        isMember: charged.member,
        amountFen: bill.amountFen,
        exemption: bill.exemption,
        lines: bill.lines.map((line) => {
          const plot = charged.plots.find(({ plotCode }) => plotCode === line.plotCode)!;
          return lineFacts({ ...line, landClass: plot.landClass, grade: plot.grade });
        }),
      })),
      totalFen: bills.reduce((sum, { bill }) => sum + bill.amountFen, 0),
      leftOut: leftOut.map((one) => ({ ...one, shortCode: shortPlotCode(one.plotCode) })),
    };
  },
  "charges.drawUp": (request, session) => ({ uids: drawUpBills(session.project(), request) }),
  "charges.list": ({ scope, asOf, search = "" }, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    const text = search.trim();
    const found = listCharges(project, scope.code, asOf).filter(({ number, payer }) =>
      [number, payer].some((one) => one.includes(text)),
    );
    const standing = found.filter(({ withdrawnOn }) => withdrawnOn === null || withdrawnOn > asOf);
    const sum = (key: "amountFen" | "receivedFen") =>
      standing.reduce((total, one: StoredCharge) => total + one[key], 0);
    const dueFen = sum("amountFen");
    const receivedFen = sum("receivedFen");
    return {
      charges: found.map((one) => ({
        ...one,
        villageName: nameOf(one.villageCode),
        lines: one.lines.map(lineFacts),
      })),
      dueFen,
      receivedFen,
      arrearsFen: dueFen - receivedFen,
    };
  },
  "charges.withdraw": ({ uid, reason, withdrawnOn }, session) => {
    withdrawBill(session.project(), uid, reason, withdrawnOn);
    return {};
  },
};

export const routeHandlers: HandlersOf<"routes"> = {
  "routes.check": ({ scope, ...asked }, session) => {
    const project = session.project();
    return {
      plots: checkUnitRoutes(project, scope.code, asked).map(({ facts, checks }) => {
        const { standing, form, landClass, route } = facts;
        const chosen = openRoute(project, standing.plotCode);
        return {
          plotCode: standing.plotCode,
          shortCode: shortPlotCode(standing.plotCode),
          tillerName: form?.values.tillerName ?? "",
          signedMu: standing.signedMu,
          landClass,
          contractNumber: standing.contractNumber,
          postedRoute: route,
          chosenRoute: chosen?.route ?? null,
          contractUid: chosen?.contractUid ?? null,
          checks: checks.map((one) => ({ ...one, routeName: disposalRouteNames[one.route] })),
        };
      }),
    };
  },
  "routes.choose": (chosen, session) => ({ uid: chooseRoute(session.project(), chosen) }),
  "routes.conclude": ({ plotCode }, session) => {
    concludeRoute(session.project(), plotCode);
    return {};
  },
};

export const landHandlers: HandlersOf<"land"> = {
  "land.list": ({ scope }, session) => {
    const nameOf = unitNames(session.project());
    return {
      events: listLandEvents(session.project(), scope.code).map((event) => ({
        ...event,
        kindName: landEventKindNames[event.kind],
        villageName: nameOf(event.villageCode),
      })),
    };
  },
  "land.save": ({ uid, values }, session) => ({
    uid: saveLandEvent(session.project(), uid, values),
  }),
  "land.remove": ({ uid }, session) => {
    removeLandEvent(session.project(), uid);
    return {};
  },
};

export const decisionHandlers: HandlersOf<"decisions"> = {
  "decisions.line": ({ subject, body, on, due, present }) => {
    const line = decisionLine(lawTable, { subject, body, on, due, present, unit: null });
    return { text: line.kind === "unknown" ? line.reason : line.text, basis: line.basis };
  },
  "decisions.papers": async (
    { meetingUid, subject, subjectKind, content, noticeDays },
    session,
  ) => {
    const project = session.project();
    const meeting = project.db
      .prepare<[string], MeetingFacts & { unitCode: string; recusal: string | null }>(
        `SELECT unit_code AS unitCode, type, held_on AS heldOn, voting_unit AS unit, due, present,
           in_favour AS inFavour, proxies, recusal FROM meeting WHERE uid = ?`,
      )
      .get(meetingUid);
    if (meeting === undefined) throw refused("所选的会议不存在,请重新选择。");
    const { unitCode, type, heldOn, unit, due, present } = meeting;
    const on = heldOn ?? "";
    const line = decisionLine(lawTable, {
      ...{ subject: subjectKind, body: type, on, unit, due, present },
    });
    const papers = decisionPapers({
      ...meeting,
      villageName: unitNames(project)(unitCode),
      subject,
      content,
      meetingName: meetingTypeNames[type],
      line: line.kind === "unknown" ? `________(${line.reason})` : line.text,
      basis: line.basis,
      telephone: telephoneOf(project, unitCode.slice(0, 12)),
      noticeDays,
    });
    return await moneyPdf(papers, heldOn ?? "2026-01-01");
  },
};
