import { featureColumns } from "./0010-first.ts";

const rowColumns = `
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE`;

/** Where a row came from: the uid of its import batch and the row of the sheet; both empty when typed. */
const originColumns = `
  batch_uid TEXT,
  source_row INTEGER`;

/**
 * The contract register with what belongs to it: facts of villages and people, meetings, schedules,
 * receipts, judgements, problem contracts and land that was taken back. Money is whole fen, mu and unit
 * prices are decimal text, days are `YYYY-MM-DD`; a start or end may also be the word `long_term` or
 * `not_agreed`, which sorts after every day. Columns of `contract` are the fields of `ContractValues`.
 */
export const contracts = {
  version: 40,
  sql: `
CREATE TABLE unit_fact (${rowColumns},
  unit_code TEXT NOT NULL UNIQUE,
  households INTEGER, members INTEGER, capable_members INTEGER,
  household_representatives INTEGER, member_representatives INTEGER, landless_members INTEGER,
  second_round_ends_on TEXT, extension_ends_on TEXT,
  arable_mu TEXT, reserve_mu TEXT,
  papers_recorded INTEGER,
  contact TEXT, phone TEXT, collective_account TEXT,
  ${originColumns}
);
CREATE TABLE person (${rowColumns},
  id_number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit_code TEXT,
  is_member INTEGER,
  post TEXT,
  relative_id_numbers TEXT NOT NULL DEFAULT '[]',
  died_on TEXT,
  ${originColumns}
);
CREATE TABLE meeting (${rowColumns},
  unit_code TEXT NOT NULL,
  type TEXT NOT NULL,
  voting_unit TEXT,
  held_on TEXT,
  subject TEXT,
  due INTEGER, present INTEGER, online INTEGER, proxies INTEGER, in_favour INTEGER,
  notice_on TEXT, party_discussed_on TEXT,
  recusal TEXT,
  note TEXT,
  ${originColumns}
);
CREATE INDEX meeting_unit ON meeting(unit_code, held_on);

CREATE TABLE contract (${rowColumns},
  standing TEXT NOT NULL,
  origin TEXT NOT NULL,
  registered_on TEXT,
  number TEXT, village_code TEXT NOT NULL, group_code TEXT,
  name TEXT, kind TEXT, lessor TEXT, lessee TEXT, id_number TEXT, phone TEXT, is_member INTEGER,
  land_class TEXT, place TEXT, east TEXT, south TEXT, west TEXT, north TEXT,
  contract_mu TEXT, measured_mu TEXT, use TEXT, current_use TEXT,
  signed_on TEXT, start_on TEXT, end_on TEXT,
  method TEXT, unit_price_yuan TEXT, total_fen INTEGER, payment TEXT, prepaid_years INTEGER,
  due_fen INTEGER, paid_fen INTEGER, arrears_since TEXT,
  meeting_type TEXT, meeting_date TEXT,
  meeting_due INTEGER, meeting_present INTEGER, meeting_in_favour INTEGER,
  approval_number TEXT, posting_days INTEGER, filing_number TEXT,
  form TEXT, operator TEXT, status TEXT, remark TEXT, land_source TEXT, mandate TEXT,
  previous_number TEXT, previous_rent_fen INTEGER,
  escalation TEXT, buy_back TEXT, relation TEXT, lessee_exists INTEGER,
  meeting_uid TEXT REFERENCES meeting(uid),
  absent_fields TEXT NOT NULL DEFAULT '[]',
  unread_cells TEXT NOT NULL DEFAULT '{}',
  other_fields TEXT,
  ${originColumns}
);
CREATE INDEX contract_number ON contract(number);
CREATE INDEX contract_village ON contract(village_code, standing);
CREATE TABLE contract_object (${rowColumns},
  contract_uid TEXT NOT NULL REFERENCES contract(uid),
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  UNIQUE (contract_uid, kind, code)
);
CREATE INDEX contract_object_code ON contract_object(code, kind);
CREATE TABLE contract_area (${featureColumns},
  contract_number TEXT, area_code TEXT, name TEXT, village_code TEXT);
CREATE INDEX contract_area_number ON contract_area(contract_number);

CREATE TABLE payment_item (${rowColumns},
  contract_uid TEXT NOT NULL REFERENCES contract(uid),
  due_on TEXT NOT NULL,
  due_fen INTEGER NOT NULL,
  period TEXT,
  note TEXT,
  UNIQUE (contract_uid, due_on, period)
);
CREATE TABLE receipt (${rowColumns},
  unit_code TEXT NOT NULL,
  target_kind TEXT NOT NULL,
  target_uid TEXT,
  target_number TEXT,
  received_on TEXT NOT NULL,
  amount_fen INTEGER NOT NULL,
  receipt_number TEXT,
  payer TEXT,
  voucher_number TEXT,
  personal_account INTEGER,
  set_off INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  ${originColumns}
);
CREATE UNIQUE INDEX receipt_once ON receipt(unit_code, receipt_number, target_kind, target_uid)
  WHERE receipt_number IS NOT NULL;
CREATE INDEX receipt_target ON receipt(target_kind, target_uid);
CREATE TABLE demand (${rowColumns},
  target_kind TEXT NOT NULL,
  target_uid TEXT NOT NULL,
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  delivered_by TEXT,
  received_by TEXT,
  note TEXT
);
CREATE INDEX demand_target ON demand(target_kind, target_uid);

CREATE TABLE rule_setting (${rowColumns},
  rule TEXT NOT NULL UNIQUE,
  enabled INTEGER NOT NULL,
  severity TEXT,
  parameters TEXT NOT NULL DEFAULT '{}'
);
CREATE TABLE finding_judgement (${rowColumns},
  contract_uid TEXT NOT NULL REFERENCES contract(uid),
  rule TEXT NOT NULL,
  values_digest TEXT NOT NULL,
  rule_values TEXT NOT NULL,
  level TEXT NOT NULL,
  verdict TEXT NOT NULL,
  judged_on TEXT NOT NULL,
  judged_by TEXT NOT NULL,
  reason TEXT
);
CREATE INDEX finding_judgement_contract ON finding_judgement(contract_uid, rule);
CREATE TABLE contract_verdict (${rowColumns},
  contract_uid TEXT NOT NULL REFERENCES contract(uid),
  level TEXT NOT NULL,
  verdict TEXT NOT NULL,
  rules TEXT NOT NULL DEFAULT '[]',
  findings_digest TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  reason TEXT
);
CREATE INDEX contract_verdict_contract ON contract_verdict(contract_uid);
CREATE TABLE problem_contract (${rowColumns},
  contract_uid TEXT NOT NULL UNIQUE REFERENCES contract(uid),
  rules TEXT NOT NULL DEFAULT '[]',
  confirmed_on TEXT NOT NULL, confirmed_level TEXT NOT NULL, confirmed_by TEXT NOT NULL,
  decision TEXT, decided_on TEXT, decided_level TEXT, decided_by TEXT, decision_paper TEXT,
  new_unit_price_yuan TEXT, new_yearly_rent_fen INTEGER, new_start_on TEXT, new_end_on TEXT,
  new_mu TEXT,
  arrears_fen INTEGER, yearly_gain_fen INTEGER,
  deadline TEXT, responsible TEXT,
  note TEXT
);
CREATE TABLE problem_event (${rowColumns},
  problem_uid TEXT NOT NULL REFERENCES problem_contract(uid),
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  level TEXT,
  decision TEXT,
  paper TEXT,
  person TEXT NOT NULL,
  reason TEXT
);
CREATE INDEX problem_event_problem ON problem_event(problem_uid);
CREATE TABLE land_return (${rowColumns},
  village_code TEXT NOT NULL,
  contract_uid TEXT REFERENCES contract(uid),
  plot_code TEXT REFERENCES plot(code),
  returned_on TEXT NOT NULL,
  from_whom TEXT NOT NULL,
  signed_mu TEXT NOT NULL,
  confirmation_number TEXT NOT NULL,
  note TEXT
);
CREATE INDEX land_return_contract ON land_return(contract_uid);
`,
};
