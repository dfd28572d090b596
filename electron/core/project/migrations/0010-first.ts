/**
 * The first schema. Imported layers share their bookkeeping columns (see `featureColumns`); they carry
 * a row digest, every other table is guarded by triggers (D8).
 */
export const featureColumns = `
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom BLOB NOT NULL,
  uid TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch(id),
  source_row INTEGER NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  replaced_by_batch_id INTEGER REFERENCES import_batch(id),
  digest BLOB NOT NULL,
  planar_m2 REAL NOT NULL DEFAULT 0,
  other_fields TEXT`;

const registerColumns = `
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch(id),
  source_row INTEGER NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  replaced_by_batch_id INTEGER REFERENCES import_batch(id),
  digest BLOB NOT NULL,
  other_fields TEXT`;

export const first = {
  version: 10,
  sql: `
CREATE TABLE qhs_meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  target TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  mode TEXT NOT NULL,
  within_code TEXT,
  encoding TEXT,
  source_crs TEXT,
  crs_reason TEXT,
  field_map TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_stored INTEGER NOT NULL,
  rows_repaired INTEGER NOT NULL,
  rows_skipped INTEGER NOT NULL,
  imported_at TEXT NOT NULL,
  person TEXT NOT NULL
);
CREATE TABLE import_notice (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch(id),
  source_row INTEGER,
  level TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL
);

CREATE TABLE survey_patch (${featureColumns},
  bsm TEXT, tbbh TEXT, dlbm TEXT NOT NULL, dlmc TEXT, qsxz TEXT, qsdwdm TEXT, qsdwmc TEXT,
  zldwdm TEXT, zldwmc TEXT, tbmj REAL, kcdlbm TEXT, kcxs REAL, kcmj REAL, tbdlmj REAL,
  gdlx TEXT, gdpdjb TEXT, tbxhdm TEXT, zzsxdm TEXT, sjnf TEXT, bz TEXT);
CREATE TABLE parcel (${featureColumns},
  bsm TEXT, dkbm TEXT NOT NULL, dkmc TEXT, syqxz TEXT, dklb TEXT, tdlylx TEXT, dldj TEXT, tdyt TEXT,
  sfjbnt TEXT, scmj REAL, scmjm REAL, dkdz TEXT, dkxz TEXT, dknz TEXT, dkbz TEXT, dkbzxx TEXT,
  zjrxm TEXT, kjzb TEXT);
CREATE TABLE group_area (${featureColumns}, zjqydm TEXT NOT NULL, zjqymc TEXT);
CREATE TABLE village_area (${featureColumns}, cjqydm TEXT NOT NULL, cjqymc TEXT);
CREATE TABLE baseline_patch (${featureColumns}, bsm TEXT, tbbh TEXT, dlbm TEXT NOT NULL, dlmc TEXT, zldwdm TEXT);
CREATE TABLE farmland_area (${featureColumns}, bhqbh TEXT);
CREATE TABLE landmark (${featureColumns}, name TEXT, kind TEXT);

CREATE TABLE register_parcel (${registerColumns},
  dkbm TEXT NOT NULL, fbfbm TEXT, cbfbm TEXT, cbjyqqdfs TEXT, htmj REAL, htmjm REAL, cbhtbm TEXT,
  yhtmj REAL, yhtmjm REAL, sfqqqg TEXT);
CREATE TABLE register_holder (${registerColumns},
  cbfbm TEXT NOT NULL, cbflx TEXT, cbfmc TEXT, cbfzjlx TEXT, cbfzjhm TEXT, cbfdz TEXT, lxdh TEXT, cbfcysl INTEGER);
CREATE TABLE register_member (${registerColumns},
  cbfbm TEXT NOT NULL, cyxm TEXT, cyxb TEXT, cyzjlx TEXT, cyzjhm TEXT, yhzgx TEXT, cybz TEXT);
CREATE TABLE register_issuer (${registerColumns},
  fbfbm TEXT NOT NULL, fbfmc TEXT, fbffzrxm TEXT, lxdh TEXT);
CREATE TABLE register_contract (${registerColumns},
  cbhtbm TEXT NOT NULL, fbfbm TEXT, cbfbm TEXT, cbfs TEXT, cbqxq TEXT, cbqxz TEXT, htzmj REAL, cbdkzs INTEGER, qdsj TEXT);

CREATE INDEX survey_patch_active ON survey_patch(active, dlbm);
CREATE INDEX parcel_dkbm ON parcel(dkbm);
CREATE INDEX group_area_zjqydm ON group_area(zjqydm);
CREATE INDEX village_area_cjqydm ON village_area(cjqydm);
CREATE INDEX register_parcel_dkbm ON register_parcel(dkbm);
CREATE INDEX register_holder_cbfbm ON register_holder(cbfbm);
CREATE INDEX register_member_cbfbm ON register_member(cbfbm);

CREATE TABLE unit_setting (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  unit_code TEXT NOT NULL UNIQUE,
  name TEXT,
  shares_only INTEGER
);
CREATE TABLE project_option (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
);
CREATE TABLE exception (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  rule TEXT NOT NULL,
  values_digest TEXT NOT NULL,
  reason TEXT NOT NULL,
  reopened INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, subject, rule)
);

CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  engine TEXT NOT NULL,
  parameters TEXT NOT NULL,
  inputs TEXT NOT NULL,
  totals TEXT NOT NULL,
  result_sha256 TEXT NOT NULL,
  turf_patches INTEGER NOT NULL,
  turf_max_difference_m2 REAL NOT NULL,
  forced_reason TEXT,
  started_at TEXT NOT NULL,
  seconds REAL NOT NULL,
  person TEXT NOT NULL
);
CREATE TABLE run_patch (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES run(id),
  patch_uid TEXT NOT NULL,
  disposition TEXT NOT NULL,
  reason TEXT,
  planar_m2 REAL NOT NULL,
  household_m2 REAL NOT NULL,
  other_contract_m2 REAL NOT NULL,
  left_over_m2 REAL NOT NULL,
  balance_error_m2 REAL NOT NULL
);
CREATE INDEX run_patch_run ON run_patch(run_id, patch_uid);
CREATE TABLE piece (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom BLOB NOT NULL,
  uid TEXT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES run(id),
  patch_uid TEXT NOT NULL,
  group_code TEXT NOT NULL,
  group_source TEXT NOT NULL,
  class TEXT NOT NULL,
  sub_class TEXT NOT NULL,
  history TEXT NOT NULL,
  reason TEXT NOT NULL,
  planar_m2 REAL NOT NULL,
  ellipsoid_m2 REAL NOT NULL,
  ridge_free_m2 REAL NOT NULL,
  mean_width_m REAL NOT NULL,
  plot_code TEXT
);
CREATE INDEX piece_run ON piece(run_id, group_code);
CREATE TABLE run_resource (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES run(id),
  group_code TEXT NOT NULL,
  dlbm TEXT NOT NULL,
  patches INTEGER NOT NULL,
  planar_m2 REAL NOT NULL
);
CREATE TABLE run_finding (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES run(id),
  kind TEXT NOT NULL,
  layer TEXT NOT NULL,
  subject TEXT NOT NULL,
  other_subject TEXT,
  group_code TEXT,
  reason TEXT NOT NULL,
  planar_m2 REAL NOT NULL,
  details TEXT NOT NULL
);
CREATE INDEX run_finding_run ON run_finding(run_id, kind);

CREATE TABLE plot (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  group_code TEXT NOT NULL,
  group_source TEXT NOT NULL,
  letter TEXT NOT NULL,
  number INTEGER NOT NULL,
  suffix INTEGER NOT NULL DEFAULT 0,
  proposed_class TEXT NOT NULL,
  proposed_sub_class TEXT NOT NULL,
  history TEXT NOT NULL,
  reason TEXT NOT NULL,
  final_class TEXT,
  state TEXT NOT NULL,
  merged_into TEXT,
  first_run_id INTEGER NOT NULL REFERENCES run(id),
  last_run_id INTEGER NOT NULL REFERENCES run(id)
);
CREATE INDEX plot_group ON plot(group_code, state);
CREATE TABLE plot_shape (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom BLOB NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  plot_code TEXT NOT NULL REFERENCES plot(code),
  current INTEGER NOT NULL,
  source TEXT NOT NULL,
  run_id INTEGER REFERENCES run(id),
  event_uid TEXT NOT NULL,
  patch_uid TEXT NOT NULL,
  planar_m2 REAL NOT NULL,
  ellipsoid_m2 REAL NOT NULL,
  ridge_free_m2 REAL NOT NULL,
  mean_width_m REAL NOT NULL,
  label_x REAL NOT NULL,
  label_y REAL NOT NULL,
  neighbour_east TEXT, neighbour_south TEXT, neighbour_west TEXT, neighbour_north TEXT,
  sheet_codes TEXT NOT NULL
);
CREATE INDEX plot_shape_code ON plot_shape(plot_code, current);
CREATE TABLE plot_lock (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  plot_code TEXT NOT NULL REFERENCES plot(code),
  kind TEXT NOT NULL,
  reference TEXT NOT NULL,
  locked_at TEXT NOT NULL
);
CREATE INDEX plot_lock_code ON plot_lock(plot_code);
CREATE TABLE print_job (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  group_code TEXT NOT NULL,
  profile TEXT NOT NULL,
  paper TEXT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES run(id),
  version INTEGER NOT NULL,
  file_sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL,
  printed_at TEXT NOT NULL
);

CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  person TEXT NOT NULL,
  command TEXT NOT NULL,
  kind TEXT NOT NULL,
  undoable INTEGER NOT NULL,
  undo_of TEXT,
  body TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE TABLE event_row (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  event_id INTEGER NOT NULL REFERENCES event(id),
  table_name TEXT NOT NULL,
  row_uid TEXT NOT NULL
);
CREATE INDEX event_row_subject ON event_row(table_name, row_uid);
`,
};
