import type { ReactNode } from "react";
import { ScrollBox } from "./scroll-box.tsx";

interface PanelProps {
  readonly title: string;
  /** To the right of the title. */
  readonly extra?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a screen with a heading; what is too long scrolls inside it, by keyboard too. */
export function Panel({ title, extra, className, children }: PanelProps) {
  return (
    <section
      className={className === undefined ? "panel" : `panel ${className}`}
      aria-label={title}
    >
      <div className="panel-head">
        <h2>{title}</h2>
        {extra}
      </div>
      <ScrollBox className="panel-body">{children}</ScrollBox>
    </section>
  );
}
