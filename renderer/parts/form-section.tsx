import type { ReactNode } from "react";

interface FormSectionProps {
  readonly title: string;
  /** Lines of facts or fields. */
  readonly children: ReactNode;
  /** Below the lines, such as the button that sends them. */
  readonly foot?: ReactNode;
}

/** Lines under a heading with what belongs to them but is no line, which a list of lines must not hold. */
export function FormSection({ title, children, foot }: FormSectionProps) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>{children}</dl>
      {foot}
    </section>
  );
}
