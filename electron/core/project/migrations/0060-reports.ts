const rowColumns = `
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE`;

/**
 * What reports and checks keep: problems of village governance, the papers of each village's file, weekly
 * freezes with the files they produced, figures from outside to compare with, findings of the audit, and
 * on the desks of county and auditor the packs that came in and the working papers. A county's or an
 * auditor's file is a project file without land: log, chain, lock and verification are the same.
 */
export const reports = {
  version: 60,
  sql: `
CREATE TABLE governance_problem (${rowColumns},
  number TEXT NOT NULL UNIQUE,
  village_code TEXT NOT NULL,
  source TEXT,
  content TEXT NOT NULL,
  found_on TEXT NOT NULL,
  deadline TEXT,
  responsible TEXT,
  rectified_on TEXT,
  rectification TEXT,
  note TEXT
);
CREATE INDEX governance_problem_village ON governance_problem(village_code);
CREATE TABLE village_file_item (${rowColumns},
  village_code TEXT NOT NULL,
  name TEXT NOT NULL,
  present_on TEXT,
  pages INTEGER,
  place TEXT,
  note TEXT,
  UNIQUE (village_code, name)
);

CREATE TABLE snapshot (${rowColumns},
  number INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  scope_code TEXT NOT NULL,
  as_of TEXT NOT NULL,
  known_at TEXT NOT NULL,
  previous_uid TEXT REFERENCES snapshot(uid),
  rows_sha256 TEXT NOT NULL,
  note TEXT
);
CREATE TABLE snapshot_file (${rowColumns},
  snapshot_uid TEXT NOT NULL REFERENCES snapshot(uid),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES paper_content(sha256),
  bytes INTEGER NOT NULL,
  UNIQUE (snapshot_uid, name)
);
CREATE TABLE snapshot_reason (${rowColumns},
  snapshot_uid TEXT NOT NULL REFERENCES snapshot(uid),
  unit_code TEXT NOT NULL,
  indicator TEXT NOT NULL,
  before_text TEXT NOT NULL,
  after_text TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX snapshot_reason_snapshot ON snapshot_reason(snapshot_uid);

CREATE TABLE external_figure (${rowColumns},
  source TEXT NOT NULL,
  subject TEXT NOT NULL,
  unit_code TEXT NOT NULL,
  as_of TEXT NOT NULL,
  key TEXT NOT NULL,
  party TEXT,
  amount TEXT,
  note TEXT,
  UNIQUE (source, subject, unit_code, as_of, key)
);

CREATE TABLE audit_finding (${rowColumns},
  number TEXT NOT NULL UNIQUE,
  level TEXT NOT NULL,
  village_code TEXT NOT NULL,
  register TEXT,
  row_uid TEXT,
  row_label TEXT,
  content TEXT NOT NULL,
  amount_fen INTEGER,
  article TEXT,
  found_on TEXT NOT NULL,
  deadline TEXT,
  responsible TEXT,
  rectified_on TEXT,
  rectification TEXT,
  note TEXT
);
CREATE INDEX audit_finding_village ON audit_finding(village_code);

CREATE TABLE county_pack (${rowColumns},
  town_code TEXT NOT NULL,
  as_of TEXT NOT NULL,
  packed_at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL,
  UNIQUE (town_code, as_of)
);

CREATE TABLE audit_package (${rowColumns},
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  project_uid TEXT NOT NULL,
  project_name TEXT NOT NULL,
  log_hash TEXT NOT NULL,
  received_at TEXT NOT NULL
);
CREATE TABLE audit_sample (${rowColumns},
  package_uid TEXT NOT NULL REFERENCES audit_package(uid),
  register TEXT NOT NULL,
  stratified_by TEXT NOT NULL,
  seed TEXT NOT NULL,
  sizes TEXT NOT NULL,
  as_of TEXT NOT NULL,
  drawn_at TEXT NOT NULL
);
CREATE TABLE working_paper (${rowColumns},
  package_uid TEXT NOT NULL REFERENCES audit_package(uid),
  sample_uid TEXT REFERENCES audit_sample(uid),
  register TEXT NOT NULL,
  row_uid TEXT NOT NULL,
  row_label TEXT NOT NULL,
  village_code TEXT NOT NULL,
  stratum TEXT,
  verdict TEXT,
  note TEXT,
  amount_fen INTEGER,
  article TEXT,
  finding TEXT,
  checked_on TEXT,
  UNIQUE (package_uid, register, row_uid)
);
`,
};
