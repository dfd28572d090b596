import { neighbourWord } from "../../../shared/land/land-class.ts";
import type { Project } from "../project/project-state.ts";

const shownDigits = 5;

/**
 * Words for a neighbour as the run keeps it: `parcel:DKBM` becomes the holder and the parcel's last five
 * digits, `land:DLBM` the word for the land class; anything else stays as it is.
 */
export function neighbourWords(project: Project): (reference: string) => string {
  const holder = project.db
    .prepare(
      `SELECT h.cbfmc FROM register_parcel r JOIN register_holder h ON h.cbfbm = r.cbfbm AND h.active = 1
       WHERE r.dkbm = ? AND r.active = 1 ORDER BY h.cbfbm LIMIT 1`,
    )
    .pluck();
  return (reference) => {
    const value = reference.slice(reference.indexOf(":") + 1);
    if (reference.startsWith("land:")) return neighbourWord(value);
    if (!reference.startsWith("parcel:")) return reference;
    const name = holder.get(value);
    const parcel = `地块${value.slice(-shownDigits)}`;
    return typeof name === "string" && name !== "" ? `${name}(${parcel})` : parcel;
  };
}
