import { runCommand } from "../../electron/core/project/event-log.ts";
import { closeProject, createProject } from "../../electron/core/project/project.ts";
import type { Recorder } from "../../electron/core/project/recorder.ts";
import { setOption } from "../../electron/core/project/settings.ts";

/** How many rows of each kind a made-up project has; villages share them out in turn. */
export interface IndicatorScene {
  /** 9 digits. */
  town?: string;
  villages?: number;
  contracts?: number;
  /** The first so many contracts are judged, by the township. */
  judged?: number;
  problems?: number;
  closed?: number;
  /** So many contracts were settled as 不属实, from the last one backwards. */
  setAside?: number;
  governance?: number;
  rectified?: number;
  claims?: readonly MoneyScene[];
  debts?: readonly MoneyScene[];
  /** Land that came back, mu as text. */
  returnedMu?: readonly string[];
  /** Bills: due and received, fen. */
  charges?: readonly { dueFen: number; receivedFen: number }[];
  /** Land events with a yearly gain, and one that comes once. */
  gains?: readonly { fen: number; mu: string; oneOffFen?: number }[];
  options?: Readonly<Record<string, string>>;
}

/** Personal data of nobody: no district has this code. */
export const inventedPerson = { id_number: "990725195001010019", phone: "19900000000" } as const;

interface MoneyScene {
  lockedFen: number;
  settledFen: number;
}

const codeIn =
  ({ town = "990725101" }: IndicatorScene) =>
  (n: number) =>
    `${town}${String(201 + n)}`;

/** Writes a project of made-up rows into a file; everything is dated 2026-01 to 2026-06. */
export function writeIndicatorProject(path: string, scene: IndicatorScene): void {
  const project = createProject(path, { name: "虚构镇", person: "测试", countyCode: "990725" });
  runCommand(project, { command: "test.fill", undoable: false }, (recorder) => {
    fillVillages(recorder, scene);
    fillContracts(recorder, scene);
    fillMoney(recorder, scene);
    fillLand(recorder, scene);
  });
  for (const [key, value] of Object.entries(scene.options ?? {})) setOption(project, key, value);
  closeProject(project);
}

const each = (count: number | undefined, work: (n: number) => void) => {
  for (let n = 0; n < (count ?? 0); n++) work(n);
};

function fillVillages({ insert }: Recorder, scene: IndicatorScene) {
  const { villages = 1, governance, rectified = 0 } = scene;
  const villageCode = codeIn(scene);
  each(villages, (n) => {
    insert("unit_setting", { unit_code: villageCode(n), name: `虚构${n + 1}村` });
    insert("unit_fact", { unit_code: villageCode(n), arable_mu: "1000", reserve_mu: "40" });
  });
  each(governance, (n) => {
    const found = { village_code: villageCode(n % villages), found_on: "2026-01-10" };
    const done = n < rectified ? { rectified_on: "2026-03-01", rectification: "已改" } : {};
    insert("governance_problem", { number: `ZL-${n + 1}`, content: "虚构问题", ...found, ...done });
  });
}

function fillContracts({ insert }: Recorder, scene: IndicatorScene) {
  const { villages = 1, contracts = 0, problems = 0, closed = 0, setAside = 0 } = scene;
  const villageCode = codeIn(scene);
  const judged = scene.judged ?? contracts;
  each(contracts, (n) => {
    const kept = { standing: "registered", origin: "typed", registered_on: "2026-01-10" };
    const named = { number: `HT-${n + 1}`, village_code: villageCode(n % villages) };
    const contract_uid = insert("contract", { ...kept, ...named });
    if (n < judged) {
      const by = { level: "town", decided_on: "2026-02-01", decided_by: "测试" };
      const verdict = n < problems ? "problem" : "clean";
      insert("contract_verdict", { contract_uid, verdict, findings_digest: "00", ...by });
    }
    if (n >= contracts - setAside) {
      const judgement = { rule: "HT-26", values_digest: "00", rule_values: "{}", verdict: "false" };
      const by = { level: "town", judged_on: "2026-02-02", judged_by: "测试", reason: "虚构" };
      insert("finding_judgement", { contract_uid, ...judgement, ...by });
    }
    if (n >= problems) return;
    const by = { confirmed_on: "2026-02-01", confirmed_level: "town", confirmed_by: "测试" };
    const problem_uid = insert("problem_contract", { contract_uid, ...by });
    if (n >= closed) return;
    insert("problem_event", {
      problem_uid,
      kind: "close",
      happened_on: "2026-03-01",
      person: "测试",
    });
  });
}

function fillMoney({ insert }: Recorder, scene: IndicatorScene) {
  const { villages = 1, charges = [] } = scene;
  const villageCode = codeIn(scene);
  const sides = [
    ["claim", "ZQ", "R1", scene.claims ?? []],
    ["debt", "ZW", "R9", scene.debts ?? []],
  ] as const;
  for (const [side, prefix, way, rows] of sides) {
    rows.forEach(({ lockedFen, settledFen }, n) => {
      const row_uid = insert("money_row", {
        ...{ side, number: `${prefix}-${n + 1}`, village_code: villageCode(n % villages) },
        ...{ party: "虚构某人", type: side === "claim" ? "C2" : "D1", formed_on: "2020-01-01" },
        ...{ original_fen: lockedFen, locked_on: "2026-01-31" },
        ...inventedPerson,
      });
      if (settledFen === 0) return;
      const paid = { way, happened_on: "2026-04-01", amount_fen: settledFen };
      insert("settlement", { row_uid, ...paid, voucher_number: `记 ${n + 1}` });
    });
  }
  if (charges.length === 0) return;
  const years = { start_year: 2026, decided_year: 2026, charges_back_years: 0 };
  const rule_uid = insert("charge_rule", {
    ...{ village_code: villageCode(0), name: "虚构办法", prices: "[]", exempt_mu: "0" },
    ...{ ...years, rounding_fen: 1, pay_within_days: 30 },
  });
  charges.forEach(({ dueFen, receivedFen }, n) => {
    const village_code = villageCode(n % villages);
    const charge_uid = insert("charge", {
      ...{ number: `JF-${n + 1}`, village_code, rule_uid, payer: "虚构某人", is_member: 1 },
      ...{ from_year: 2026, to_year: 2026, drawn_up_on: "2026-02-01", due_on: "2026-03-01" },
      amount_fen: dueFen,
    });
    if (receivedFen === 0) return;
    const target = { target_kind: "charge", target_uid: charge_uid, received_on: "2026-03-05" };
    insert("receipt", { unit_code: village_code, ...target, amount_fen: receivedFen });
  });
}

function fillLand({ insert }: Recorder, scene: IndicatorScene) {
  const { villages = 1, returnedMu = [], gains = [] } = scene;
  const villageCode = codeIn(scene);
  returnedMu.forEach((signed_mu, n) => {
    const back = { village_code: villageCode(n % villages), returned_on: "2026-05-01" };
    insert("land_return", {
      ...back,
      signed_mu,
      from_whom: "虚构某人",
      confirmation_number: `${n}`,
    });
  });
  gains.forEach(({ fen, mu, oneOffFen = 0 }, n) => {
    const event = { number: `PH-${n + 1}`, village_code: villageCode(n % villages), kind: "let" };
    const brought = { happened_on: "2026-05-01", mu, paper: "合同", yearly_gain_fen: fen };
    insert("land_event", { ...event, ...brought, one_off_fen: oneOffFen });
  });
}
