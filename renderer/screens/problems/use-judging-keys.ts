import { useEffect, useRef } from "react";

interface JudgingKeys {
  readonly yes: () => void;
  readonly no: () => void;
  readonly move: (step: 1 | -1) => void;
}

/** One key for the usual decision: Y, N, and J, K to move, outside of fields and lists. */
export function useJudgingKeys(active: boolean, keys: JudgingKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isField(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === "y") latest.current.yes();
      else if (key === "n") latest.current.no();
      else if (key === "j") latest.current.move(1);
      else if (key === "k") latest.current.move(-1);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [active]);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && ["INPUT", "TEXTAREA"].includes(target.tagName);
}
