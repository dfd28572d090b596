import { App } from "antd";
import { useEffect } from "react";
import { toAppError } from "../../shared/contract/errors.ts";
import { useClient } from "./use-client.ts";
import { projectChanged } from "./use-query.ts";

export const searchBoxId = "search-box";

/** Keys that hold on every screen: `/` to search, Ctrl+Z to undo. */
export function useFrameKeys(): void {
  const client = useClient();
  const { message } = App.useApp();
  useEffect(() => {
    const undo = async () => {
      try {
        const { said } = await client.call("undo.last", {});
        message.success(said);
        projectChanged();
      } catch (error) {
        message.warning(toAppError(error).message);
      }
    };
    const onKey = (event: KeyboardEvent) => {
      // Inside a field the keys are the field's own.
      if (isField(event.target)) return;
      if (event.key === "/" && !event.ctrlKey && !event.altKey) {
        event.preventDefault();
        document.getElementById(searchBoxId)?.focus();
      } else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        if (!event.shiftKey) void undo();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [client, message]);
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
