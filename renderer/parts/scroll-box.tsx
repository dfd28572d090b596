import type { ReactNode } from "react";

interface ScrollBoxProps {
  readonly className: string;
  readonly children: ReactNode;
}

/** A part that scrolls for itself, by keyboard too. */
export function ScrollBox({ className, children }: ScrollBoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe scrollable-region-focusable)
    <div className={className} tabIndex={0}>
      {children}
    </div>
  );
}
