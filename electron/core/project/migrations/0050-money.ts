const rowColumns = `
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE`;

/** Where a row came from: the uid of its import batch and the row of the sheet; both empty when typed. */
const originColumns = `
  batch_uid TEXT,
  source_row INTEGER`;

/**
 * The money side: claims and debts gross, one row an origin, with what settled them; lines of the account
 * books; schemes of rebates; what land is charged and let for, and the papers that went out. Money is whole
 * fen, mu and rates are decimal text, days are `YYYY-MM-DD`. Demands and receipts lie in the tables that the
 * contracts have (`demand`, `receipt` with `target_kind` `money_row` or `charge`), so that one receipt posts
 * once (D36).
 */
export const money = {
  version: 50,
  sql: `
CREATE TABLE money_row (${rowColumns},
  side TEXT NOT NULL,
  number TEXT NOT NULL,
  village_code TEXT NOT NULL, group_code TEXT,
  party TEXT NOT NULL, id_number TEXT, phone TEXT, address TEXT, bank_account TEXT,
  is_member INTEGER, special_group TEXT, life_status TEXT, serving_cadre INTEGER,
  related_party INTEGER,
  type TEXT NOT NULL,
  contract_number TEXT, contract_uid TEXT REFERENCES contract(uid),
  formed_on TEXT, due_on TEXT, reason TEXT,
  original_fen INTEGER NOT NULL,
  in_book INTEGER, voucher_number TEXT, rate_percent TEXT,
  handled_by TEXT, decision_basis TEXT,
  last_demand_on TEXT, last_acknowledged_on TEXT,
  verified_by TEXT, verified_on TEXT, posted_on TEXT, locked_on TEXT,
  plot_codes TEXT NOT NULL DEFAULT '[]',
  note TEXT,
  other_fields TEXT,
  ${originColumns},
  UNIQUE (side, village_code, number)
);
CREATE INDEX money_row_number ON money_row(number);
CREATE INDEX money_row_contract ON money_row(contract_uid);
CREATE TABLE base_change (${rowColumns},
  row_uid TEXT NOT NULL REFERENCES money_row(uid),
  changed_on TEXT NOT NULL,
  before_fen INTEGER,
  after_fen INTEGER NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX base_change_row ON base_change(row_uid);
CREATE TABLE settlement (${rowColumns},
  row_uid TEXT NOT NULL REFERENCES money_row(uid),
  way TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  amount_fen INTEGER NOT NULL,
  cash_fen INTEGER NOT NULL DEFAULT 0,
  forgiven_fen INTEGER NOT NULL DEFAULT 0,
  raises_base INTEGER NOT NULL DEFAULT 0,
  counterpart_uid TEXT REFERENCES money_row(uid),
  voucher_number TEXT, approval_number TEXT,
  meeting_uid TEXT REFERENCES meeting(uid),
  receipt_uid TEXT UNIQUE REFERENCES receipt(uid),
  note TEXT,
  ${originColumns}
);
CREATE INDEX settlement_row ON settlement(row_uid);
CREATE INDEX settlement_counterpart ON settlement(counterpart_uid);
CREATE TABLE voucher (${rowColumns},
  unit_code TEXT,
  booked_on TEXT NOT NULL,
  voucher_number TEXT NOT NULL,
  account TEXT NOT NULL,
  party TEXT,
  debit_fen INTEGER NOT NULL,
  credit_fen INTEGER NOT NULL,
  summary TEXT,
  ${originColumns}
);
CREATE INDEX voucher_number ON voucher(voucher_number);
CREATE TABLE incentive_scheme (${rowColumns},
  village_code TEXT NOT NULL,
  name TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  tiers TEXT NOT NULL,
  special TEXT NOT NULL,
  waives_heirless INTEGER NOT NULL,
  basis TEXT NOT NULL,
  includes_serving_cadres INTEGER NOT NULL,
  meeting_uid TEXT REFERENCES meeting(uid),
  UNIQUE (village_code, name)
);

CREATE TABLE charge_rule (${rowColumns},
  village_code TEXT NOT NULL,
  name TEXT NOT NULL,
  prices TEXT NOT NULL,
  exempt_mu TEXT NOT NULL,
  exempt_persons TEXT NOT NULL DEFAULT '[]',
  start_year INTEGER NOT NULL,
  decided_year INTEGER NOT NULL,
  charges_back_years INTEGER NOT NULL,
  rounding_fen INTEGER NOT NULL,
  pay_within_days INTEGER NOT NULL,
  meeting_uid TEXT REFERENCES meeting(uid),
  UNIQUE (village_code, name)
);
CREATE TABLE charge (${rowColumns},
  number TEXT NOT NULL UNIQUE,
  village_code TEXT NOT NULL, group_code TEXT,
  rule_uid TEXT NOT NULL REFERENCES charge_rule(uid),
  meeting_uid TEXT REFERENCES meeting(uid),
  payer TEXT NOT NULL, payer_id_number TEXT, payer_phone TEXT, is_member INTEGER NOT NULL,
  from_year INTEGER NOT NULL, to_year INTEGER NOT NULL,
  drawn_up_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  amount_fen INTEGER NOT NULL,
  exemption TEXT,
  withdrawn_on TEXT, withdrawn_reason TEXT
);
CREATE INDEX charge_village ON charge(village_code);
CREATE TABLE charge_line (${rowColumns},
  charge_uid TEXT NOT NULL REFERENCES charge(uid),
  plot_code TEXT NOT NULL REFERENCES plot(code),
  land_class TEXT NOT NULL, grade TEXT NOT NULL,
  signed_mu TEXT NOT NULL, exempt_mu TEXT NOT NULL, charged_mu TEXT NOT NULL,
  price_fen INTEGER NOT NULL,
  years INTEGER NOT NULL,
  UNIQUE (charge_uid, plot_code)
);
CREATE INDEX charge_line_plot ON charge_line(plot_code);

CREATE TABLE auction (${rowColumns},
  number TEXT NOT NULL UNIQUE,
  village_code TEXT NOT NULL, group_code TEXT,
  round INTEGER NOT NULL,
  previous_uid TEXT REFERENCES auction(uid),
  meeting_uid TEXT REFERENCES meeting(uid),
  landless_meeting_uid TEXT REFERENCES meeting(uid),
  use TEXT NOT NULL,
  start_on TEXT NOT NULL, end_on TEXT NOT NULL,
  floor_fen INTEGER NOT NULL,
  floor_basis TEXT NOT NULL,
  deposit_fen INTEGER NOT NULL,
  notice_on TEXT, notice_place TEXT, notice_days INTEGER,
  register_until TEXT, bids_on TEXT, bids_place TEXT,
  status TEXT NOT NULL,
  failed_reason TEXT,
  winner_uid TEXT, price_fen INTEGER,
  confirmed_on TEXT, confirmed_by TEXT,
  result_on TEXT, result_days INTEGER,
  town_approval TEXT,
  contract_uid TEXT REFERENCES contract(uid)
);
CREATE TABLE auction_plot (${rowColumns},
  auction_uid TEXT NOT NULL REFERENCES auction(uid),
  plot_code TEXT NOT NULL REFERENCES plot(code),
  signed_mu TEXT NOT NULL,
  UNIQUE (auction_uid, plot_code)
);
CREATE INDEX auction_plot_code ON auction_plot(plot_code);
CREATE TABLE auction_registrant (${rowColumns},
  auction_uid TEXT NOT NULL REFERENCES auction(uid),
  name TEXT NOT NULL, id_number TEXT NOT NULL, phone TEXT, is_member INTEGER NOT NULL,
  registered_on TEXT NOT NULL,
  deposit_fen INTEGER NOT NULL, deposit_paid_on TEXT, deposit_receipt_number TEXT,
  deposit_returned_on TEXT,
  UNIQUE (auction_uid, id_number)
);
CREATE TABLE auction_bid (${rowColumns},
  auction_uid TEXT NOT NULL REFERENCES auction(uid),
  registrant_uid TEXT NOT NULL REFERENCES auction_registrant(uid),
  number INTEGER NOT NULL,
  price_fen INTEGER NOT NULL,
  UNIQUE (auction_uid, number)
);

CREATE TABLE plot_route (${rowColumns},
  plot_code TEXT NOT NULL REFERENCES plot(code),
  route TEXT NOT NULL,
  chosen_on TEXT NOT NULL,
  meeting_uid TEXT REFERENCES meeting(uid),
  contract_uid TEXT REFERENCES contract(uid),
  ended_on TEXT, ended_reason TEXT,
  note TEXT
);
CREATE INDEX plot_route_plot ON plot_route(plot_code);
CREATE TABLE land_event (${rowColumns},
  number TEXT NOT NULL UNIQUE,
  village_code TEXT NOT NULL,
  kind TEXT NOT NULL,
  plot_code TEXT REFERENCES plot(code),
  contract_uid TEXT REFERENCES contract(uid),
  happened_on TEXT NOT NULL, ended_on TEXT,
  mu TEXT NOT NULL,
  from_whom TEXT, to_whom TEXT,
  paper TEXT NOT NULL,
  yearly_gain_fen INTEGER NOT NULL,
  one_off_fen INTEGER NOT NULL,
  tags TEXT NOT NULL DEFAULT '[]',
  note TEXT
);
CREATE INDEX land_event_village ON land_event(village_code, kind);

CREATE TABLE outgoing_check (${rowColumns},
  number INTEGER NOT NULL UNIQUE,
  unit_code TEXT NOT NULL,
  paper TEXT NOT NULL,
  checked_on TEXT NOT NULL,
  signed_by TEXT, signed_on TEXT
);
CREATE TABLE outgoing_check_item (${rowColumns},
  check_uid TEXT NOT NULL REFERENCES outgoing_check(uid),
  subject_kind TEXT NOT NULL,
  subject_uid TEXT NOT NULL,
  label TEXT NOT NULL,
  reasons TEXT NOT NULL,
  UNIQUE (check_uid, subject_uid)
);
CREATE INDEX outgoing_check_item_subject ON outgoing_check_item(subject_uid);
CREATE TABLE outgoing_notice (${rowColumns},
  check_uid TEXT NOT NULL REFERENCES outgoing_check(uid),
  kind TEXT NOT NULL,
  number TEXT NOT NULL UNIQUE,
  subject_uid TEXT NOT NULL,
  amount_fen INTEGER,
  printed_on TEXT NOT NULL
);
CREATE INDEX outgoing_notice_subject ON outgoing_notice(subject_uid);
`,
};
