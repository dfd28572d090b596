import type { Project } from "../project/project.ts";

/** Who holds a parcel and how, from the household register; knows nothing without one. */
export interface HolderBook {
  nameOf: (parcelCode: string) => string | null;
  /** DKMC of the parcel, empty where it has none. */
  placeOf: (parcelCode: string) => string;
  /** Won by tender, auction or agreement: CBJYQQDFS 12x (D15). */
  isOtherContract: (parcelCode: string) => boolean;
}

interface Holding {
  name: string | null;
  manner: string | null;
}

/** Looks holders up parcel by parcel, each asked once. */
export function openHolderBook(project: Project): HolderBook {
  const statement = project.db.prepare(
    `SELECT group_concat(DISTINCT h.cbfmc) AS name, max(r.cbjyqqdfs) AS manner
     FROM register_parcel r
     LEFT JOIN register_holder h ON h.cbfbm = r.cbfbm AND h.active = 1
     WHERE r.dkbm = ? AND r.active = 1`,
  );
  const placeStatement = project.db
    .prepare("SELECT dkmc FROM parcel WHERE dkbm = ? AND active = 1 ORDER BY fid LIMIT 1")
    .pluck();
  const known = new Map<string, Holding>();
  const holding = (parcelCode: string): Holding => {
    const present = known.get(parcelCode);
    if (present) return present;
    const found = statement.get(parcelCode) as Holding;
    known.set(parcelCode, found);
    return found;
  };
  return {
    nameOf: (parcelCode) => holding(parcelCode).name,
    placeOf: (parcelCode) => String(placeStatement.get(parcelCode) ?? ""),
    isOtherContract: (parcelCode) => (holding(parcelCode).manner ?? "").startsWith("12"),
  };
}
