import { runCommand } from "../event-log.ts";
import type { Project } from "../project.ts";

const villageCode = "140725101201";

/** One row in each table of the contract register, all about one lease. Names are invented. */
export function storeSampleContract(project: Project): void {
  runCommand(project, { command: "contracts.sample", undoable: false }, ({ insert }) => {
    insert("unit_fact", { unit_code: villageCode, members: 312, arable_mu: "1200.5" });
    insert("person", { id_number: "140725196001010019", name: "周九(虚构)", is_member: 1 });
    const held = { type: "members", held_on: "2025-06-01", due: 312, present: 220, in_favour: 215 };
    const meeting_uid = insert("meeting", { unit_code: villageCode, ...held });
    const register = { standing: "registered", origin: "typed", registered_on: "2026-03-01" };
    const parties = { number: "HT-001", lessor: "东村(虚构)", lessee: "周九(虚构)" };
    const term = { kind: "lease", start_on: "2008-03-01", end_on: "long_term" };
    const contract_uid = insert("contract", {
      ...{ ...register, ...parties, ...term, meeting_uid },
      ...{ village_code: villageCode, contract_mu: "25", unit_price_yuan: "6.32" },
    });
    insert("contract_object", { contract_uid, kind: "plot", code: "14072510120101W0001" });
    insert("payment_item", { contract_uid, due_on: "2026-03-01", due_fen: 15_800 });
    const target = { target_kind: "contract", target_uid: contract_uid };
    const money = { received_on: "2026-03-05", amount_fen: 15_800, receipt_number: "0001" };
    insert("receipt", { unit_code: villageCode, ...target, ...money });
    insert("demand", { ...target, kind: "demand", happened_on: "2026-02-01" });
    insert("rule_setting", { rule: "HT-23", enabled: 0 });
    const judged = { level: "village", verdict: "confirmed", judged_on: "2026-03-02" };
    const values = { rule: "HT-26", values_digest: "00", rule_values: "{}" };
    insert("finding_judgement", { contract_uid, ...values, ...judged, judged_by: "赵六(虚构)" });
    const verdict = { level: "town", verdict: "problem", findings_digest: "00", rules: "[]" };
    const decided = { decided_on: "2026-03-10", decided_by: "孙八(虚构)" };
    insert("contract_verdict", { contract_uid, ...verdict, ...decided });
    const confirmed = { confirmed_on: "2026-03-10", confirmed_level: "town", confirmed_by: "孙八" };
    const problem_uid = insert("problem_contract", { contract_uid, ...confirmed });
    const event = { kind: "confirm", happened_on: "2026-03-10", person: "孙八(虚构)" };
    insert("problem_event", { problem_uid, ...event });
    const land = { plot_code: "14072510120101W0001", signed_mu: "3.75", from_whom: "周九(虚构)" };
    const returned = { returned_on: "2026-04-01", confirmation_number: "交还 1 号" };
    insert("land_return", { village_code: villageCode, contract_uid, ...land, ...returned });
  });
}
