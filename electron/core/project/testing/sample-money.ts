import { runCommand } from "../event-log.ts";
import type { Project } from "../project.ts";

const village_code = "140725101201";
const plot_code = "14072510120101W0001";

/** One row in each table of the money side, about the plot of the sample run. Names are invented. */
export function storeSampleMoney(project: Project): void {
  runCommand(project, { command: "money.sample", undoable: false }, ({ insert }) => {
    const sides = { village_code, formed_on: "2015-03-01", locked_on: "2021-12-31" };
    const claim = { side: "claim", number: "ZQ-001", party: "吴十(虚构)", type: "C2" };
    const debt = { side: "debt", number: "ZW-001", party: "郑一(虚构)", type: "D1" };
    const row_uid = insert("money_row", { ...sides, ...claim, original_fen: 980_000 });
    const counterpart_uid = insert("money_row", { ...sides, ...debt, original_fen: 300_000 });
    const base = { row_uid, changed_on: "2022-01-05", after_fen: 980_000 };
    insert("base_change", { ...base, reason: "漏登,会议补认(虚构)" });
    const setOff = { way: "R4", happened_on: "2022-03-01", amount_fen: 300_000 };
    const papers = { voucher_number: "抵 1", note: "双方确认" };
    insert("settlement", { row_uid, counterpart_uid, ...setOff, ...papers });
    const booked = { unit_code: village_code, booked_on: "2022-03-05", voucher_number: "记 3" };
    const line = { account: "应收款", party: "吴十(虚构)", debit_fen: 0, credit_fen: 300_000 };
    insert("voucher", { ...booked, ...line, summary: "抵销" });
    const scheme = { name: "“321”清收激励", starts_on: "2022-03-01", basis: "balance" };
    const special = { tiers: "[]", special: "{}" };
    const terms = { waives_heirless: 1, includes_serving_cadres: 0 };
    insert("incentive_scheme", { village_code, ...scheme, ...special, ...terms });
    const years = { start_year: 2026, decided_year: 2026, charges_back_years: 0 };
    const rounding = { exempt_mu: "0", rounding_fen: 10, pay_within_days: 30 };
    const rule = { name: "2026 年收费办法", prices: "[]", ...years, ...rounding };
    const rule_uid = insert("charge_rule", { village_code, ...rule });
    const bill = { number: "JF-2026-001", payer: "吴十(虚构)", is_member: 1, amount_fen: 37_500 };
    const billed = { from_year: 2026, to_year: 2026, drawn_up_on: "2026-05-10" };
    const charged = { village_code, rule_uid, ...bill, ...billed, due_on: "2026-06-09" };
    const charge_uid = insert("charge", charged);
    const mu = { signed_mu: "3.75", exempt_mu: "0.00", charged_mu: "3.75" };
    const price = { land_class: "dry", grade: "*", price_fen: 10_000, years: 1 };
    insert("charge_line", { charge_uid, plot_code, ...mu, ...price });
    const term = { use: "种植", start_on: "2026-03-01", end_on: "2031-02-28" };
    const floor = { floor_fen: 10_000, floor_basis: "比照邻村(虚构)", deposit_fen: 50_000 };
    const round = { number: "JJ-001", round: 1, status: "prepared" };
    const auction_uid = insert("auction", { village_code, ...round, ...term, ...floor });
    insert("auction_plot", { auction_uid, plot_code, signed_mu: "3.75" });
    const bidder = { name: "冯二(虚构)", id_number: "140725196001010019", is_member: 1 };
    const joined = { ...bidder, registered_on: "2026-02-01", deposit_fen: 50_000 };
    const registrant_uid = insert("auction_registrant", { auction_uid, ...joined });
    insert("auction_bid", { auction_uid, registrant_uid, number: 1, price_fen: 12_000 });
    insert("plot_route", { plot_code, route: "auction", chosen_on: "2026-01-20" });
    const land = { number: "PH-001", kind: "entrusted", happened_on: "2026-03-01", mu: "3.75" };
    const gain = { paper: "托管 1 号", yearly_gain_fen: 30_000, one_off_fen: 0 };
    insert("land_event", { village_code, plot_code, ...land, ...gain });
    const check = { number: 1, unit_code: village_code, paper: "chargeNotice" };
    const check_uid = insert("outgoing_check", { ...check, checked_on: "2026-05-11" });
    const item = { subject_kind: "charge", subject_uid: charge_uid, label: "JF-2026-001" };
    insert("outgoing_check_item", { check_uid, ...item, reasons: "[]" });
    const notice = { kind: "chargeNotice", number: "JF-2026-001", printed_on: "2026-05-12" };
    insert("outgoing_notice", {
      check_uid,
      ...notice,
      subject_uid: charge_uid,
      amount_fen: 37_500,
    });
  });
}
