import { useEffect, useRef } from "react";

/**
 * Gives the text of a paste (rows of a spreadsheet come as tab-separated lines) while `active`. A paste
 * into a field is the field's own. AG Grid Community has no clipboard, so the page listens itself (D42).
 */
export function usePaste(active: boolean, onText: (text: string) => void): void {
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => {
    if (!active) return;
    const take = (event: ClipboardEvent) => {
      const { target } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim() === "") return;
      event.preventDefault();
      latest.current(text);
    };
    document.addEventListener("paste", take);
    return () => document.removeEventListener("paste", take);
  }, [active]);
}
