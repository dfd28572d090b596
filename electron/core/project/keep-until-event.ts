import type { Project } from "./project-state.ts";

type Db = Pick<Project, "db">;

/**
 * Makes a keeper of one answer for each open project: it is made again after the next event of the log, and
 * when another question comes. Inside a transaction nothing is kept, as its event is not written yet.
 */
export function keepUntilEvent<Value>(): (
  project: Db,
  question: string,
  make: () => Value,
) => Value {
  const kept = new WeakMap<Project["db"], { readonly key: string; readonly value: Value }>();
  return ({ db }, question, make) => {
    const newest = db.prepare("SELECT max(id) FROM event").pluck().get();
    const key = `${newest} ${question}`;
    const known = kept.get(db);
    if (known?.key === key && !db.inTransaction) return known.value;
    const value = make();
    if (!db.inTransaction) kept.set(db, { key, value });
    return value;
  };
}
