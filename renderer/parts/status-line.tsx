import { type ReactNode, useEffect, useState } from "react";
import { createPortal } from "react-dom";

/** Where the frame's bottom line takes what a screen has to say. */
export const statusLineId = "status-line";

/** What a screen says in the bottom line: coordinates and scale, or count and sum of the selection. */
export function StatusLine({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(statusLineId)), []);
  return place === null ? null : createPortal(children, place);
}
