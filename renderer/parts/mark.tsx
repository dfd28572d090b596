import "./mark.css";

interface MarkProps {
  readonly kind: "good" | "warning" | "bad" | "plain";
  readonly text: string;
}

/** A state as a word in a small frame; kinds differ in frame and colour, the word says it all. */
export function Mark({ kind, text }: MarkProps) {
  return <span className={`mark mark-${kind}`}>{text}</span>;
}
