import type { ReactNode } from "react";

/** One line of a form: what is asked, and the field. */
export function FormLine({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="posting-line">
      <span>{title}</span>
      {children}
    </div>
  );
}
