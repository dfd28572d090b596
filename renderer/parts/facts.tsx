import type { ReactNode } from "react";
import "./facts.css";

/** Facts of one kind under a heading, as a record shows them. */
export function FactGroup({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <h3>{title}</h3>
      <div className="fact-lines">{children}</div>
    </section>
  );
}

/** One line; a fact that is not there is left out rather than shown empty. */
export function FactLine({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) {
  if (children === null || children === undefined || children === "") return null;
  return (
    <div className="fact-line">
      <span className="soft">{name}</span>
      <span>{children}</span>
    </div>
  );
}
