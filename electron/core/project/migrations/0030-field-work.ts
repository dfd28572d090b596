import { postingTriggers } from "../posting-guard.ts";

/**
 * Field check and posting: one form a plot, measured boundaries held as proposals, papers stored once by
 * their hash and linked to any record, sheets handed out, posting rounds with objections, confirmations
 * and disposals. The states of a plot are derived from these rows, not stored.
 */
export const fieldWork = {
  version: 30,
  sql: `
CREATE TABLE field_form (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  plot_code TEXT NOT NULL UNIQUE REFERENCES plot(code),
  status TEXT NOT NULL,
  land_use TEXT, crop TEXT, measured_mu TEXT, measure_method TEXT, irrigation TEXT,
  photo_numbers TEXT, gps_point TEXT,
  since_year TEXT, origin TEXT, in_old_ledger INTEGER, subsidy INTEGER,
  tiller_name TEXT, tiller_id_number TEXT, tiller_phone TEXT, is_member INTEGER,
  household_relation TEXT, has_contract INTEGER, contract_number TEXT, payment TEXT,
  final_class TEXT, owner TEXT, mismatch_reason TEXT, inside_contract INTEGER,
  route TEXT, proposed_rate TEXT, objection TEXT,
  tiller_signed INTEGER, neighbours_signed INTEGER, leader_signed INTEGER, cadre_signed INTEGER,
  clerk_signed INTEGER, signed_on TEXT,
  note TEXT
);

CREATE TABLE measured_shape (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom BLOB NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  file_name TEXT,
  file_sha256 TEXT,
  source_row INTEGER,
  label TEXT,
  plot_code TEXT REFERENCES plot(code),
  match TEXT NOT NULL,
  shared_m2 REAL NOT NULL,
  planar_m2 REAL NOT NULL,
  ellipsoid_m2 REAL NOT NULL,
  datum_note TEXT,
  warnings TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  proposed_at TEXT NOT NULL
);
CREATE INDEX measured_shape_plot ON measured_shape(plot_code, status);

CREATE TABLE paper_content (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  content BLOB NOT NULL
);
CREATE TABLE paper (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL UNIQUE REFERENCES paper_content(sha256),
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width_px INTEGER,
  height_px INTEGER,
  added_at TEXT NOT NULL
);
CREATE TABLE paper_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  paper_uid TEXT NOT NULL REFERENCES paper(uid),
  register TEXT NOT NULL,
  record_uid TEXT NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  caption TEXT,
  linked_at TEXT NOT NULL,
  UNIQUE (paper_uid, register, record_uid, kind)
);
CREATE INDEX paper_link_record ON paper_link(register, record_uid);

CREATE TABLE sheet_handout (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  print_job_uid TEXT NOT NULL REFERENCES print_job(uid),
  sheet_number INTEGER,
  receiver TEXT NOT NULL,
  handed_out_on TEXT NOT NULL,
  returned_on TEXT,
  note TEXT
);
CREATE INDEX sheet_handout_job ON sheet_handout(print_job_uid);

CREATE TABLE posting (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  number INTEGER NOT NULL UNIQUE,
  unit_code TEXT NOT NULL,
  status TEXT NOT NULL,
  place TEXT NOT NULL,
  days INTEGER NOT NULL,
  started_on TEXT,
  corrects_uid TEXT REFERENCES posting(uid),
  reason TEXT
);
CREATE TABLE posting_plot (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  posting_uid TEXT NOT NULL REFERENCES posting(uid),
  plot_code TEXT NOT NULL REFERENCES plot(code),
  round INTEGER NOT NULL,
  shape_uid TEXT REFERENCES plot_shape(uid),
  planar_m2 REAL,
  signed_mu TEXT,
  final_class TEXT,
  owner TEXT,
  route TEXT,
  tiller_name TEXT,
  superseded_by TEXT REFERENCES posting(uid),
  UNIQUE (posting_uid, plot_code)
);
CREATE INDEX posting_plot_code ON posting_plot(plot_code);
CREATE TABLE posting_objection (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  posting_uid TEXT NOT NULL REFERENCES posting(uid),
  objector_name TEXT NOT NULL,
  objector_phone TEXT,
  objected_on TEXT NOT NULL,
  content TEXT NOT NULL,
  outcome TEXT,
  outcome_on TEXT,
  outcome_note TEXT,
  decided_by TEXT
);
CREATE INDEX posting_objection_posting ON posting_objection(posting_uid);
CREATE TABLE objection_plot (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  objection_uid TEXT NOT NULL REFERENCES posting_objection(uid),
  posting_plot_uid TEXT NOT NULL REFERENCES posting_plot(uid),
  UNIQUE (objection_uid, posting_plot_uid)
);
CREATE INDEX objection_plot_posting_plot ON objection_plot(posting_plot_uid);
CREATE TABLE plot_confirmation (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  posting_plot_uid TEXT NOT NULL UNIQUE REFERENCES posting_plot(uid),
  confirmed_by TEXT NOT NULL,
  confirmed_on TEXT NOT NULL,
  note TEXT
);
CREATE TABLE plot_disposal (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  confirmation_uid TEXT NOT NULL UNIQUE REFERENCES plot_confirmation(uid),
  route TEXT NOT NULL,
  disposed_on TEXT NOT NULL,
  document TEXT NOT NULL,
  counterpart TEXT,
  note TEXT
);

${[...postingTriggers.values()].join(";\n")};
`,
};
