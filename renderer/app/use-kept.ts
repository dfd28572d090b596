import { useCallback, useState } from "react";

/**
 * State of a screen that a reload finds again, as long as the page's tab is open. Plain data only; what
 * an older page left in another form is for `isFit` to refuse.
 */
export function useKept<Value>(
  name: string,
  initial: Value,
  isFit: (kept: unknown) => kept is Value,
): [Value, (change: (value: Value) => Value) => void] {
  const key = `qhs.kept.${name}`;
  const [value, setValue] = useState<Value>(() => read(key, isFit) ?? initial);
  const change = useCallback(
    // From what is kept, as long work may end when its screen is no longer shown.
    (next: (value: Value) => Value) => {
      const after = next(read(key, isFit) ?? initial);
      sessionStorage.setItem(key, JSON.stringify(after));
      setValue(after);
    },
    [key, initial, isFit],
  );
  return [value, change];
}

function read<Value>(key: string, isFit: (kept: unknown) => kept is Value): Value | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return isFit(kept) ? kept : null;
  } catch {
    return null;
  }
}
