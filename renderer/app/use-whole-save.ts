import { useRef } from "react";

/** Fields to change, or how they follow from what they were. */
type Change<Fields> = Partial<Fields> | ((before: Fields) => Partial<Fields>);

/**
 * Saves single fields by a call that wants them all. Fields that are left one right after the other build
 * on each other, also before the first is stored; what is refused is taken back.
 *
 * @param stored the fields as the core has them
 * @param send makes the call; resolves with false where it was refused
 */
export function useWholeSave<Fields extends object>(
  stored: Fields,
  send: (fields: Fields) => Promise<boolean>,
): (change: Change<Fields>) => Promise<boolean> {
  const text = JSON.stringify(stored);
  const kept = useRef({ text, fields: stored });
  if (kept.current.text !== text) kept.current = { text, fields: stored };
  return async (change) => {
    const before = kept.current.fields;
    const fields = { ...before, ...(typeof change === "function" ? change(before) : change) };
    kept.current = { ...kept.current, fields };
    const saved = await send(fields);
    if (!saved && kept.current.fields === fields) {
      kept.current = { ...kept.current, fields: before };
    }
    return saved;
  };
}
