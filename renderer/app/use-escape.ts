import { useEffect, useRef } from "react";

const waiting: (() => void)[] = [];

function onKey(event: KeyboardEvent): void {
  // Whoever handled the key below us, such as an open list, has the first word.
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const last = waiting.at(-1);
  if (last === undefined) return;
  event.preventDefault();
  last();
}

/** Backs out of something with Esc while it is open; what was opened last goes first. */
export function useEscape(open: boolean, backOut: () => void): void {
  const latest = useRef(backOut);
  latest.current = backOut;
  useEffect(() => {
    if (!open) return;
    const entry = () => latest.current();
    if (waiting.length === 0) document.addEventListener("keydown", onKey);
    waiting.push(entry);
    return () => {
      waiting.splice(waiting.indexOf(entry), 1);
      if (waiting.length === 0) document.removeEventListener("keydown", onKey);
    };
  }, [open]);
}
