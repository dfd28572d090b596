import type { ReactNode } from "react";

interface FormSectionProps {
  readonly title: string;
  /** Lines of facts or fields. */
  readonly children: ReactNode;
  /** Below the lines, such as the button that sends them. */
  readonly foot?: ReactNode;
}

/** A form under a heading: its lines, and below them what sends it. */
export function FormSection({ title, children, foot }: FormSectionProps) {
  return (
    <section>
      <h3>{title}</h3>
      <div className="fact-lines">{children}</div>
      {foot}
    </section>
  );
}
