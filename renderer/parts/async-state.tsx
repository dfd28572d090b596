import { Button, Spin } from "antd";
import type { ReactNode } from "react";
import type { Answer } from "../app/use-query.ts";
import "./async-state.css";

interface AsyncStateProps<Value> {
  readonly answer: Answer<Value>;
  /** What the screen shows; called once there is a value. */
  readonly children: (value: Value) => ReactNode;
  /** Says that there is nothing, and what to do next; shown when `isEmpty` says so. */
  readonly empty?: ReactNode;
  /** What is being done, where it may take a while. */
  readonly waiting?: string;
  readonly isEmpty?: (value: Value) => boolean;
}

/** Loading, empty, failed or there: one answer of the core. */
export function AsyncState<Value>(props: AsyncStateProps<Value>) {
  const { answer, children, empty, isEmpty, waiting } = props;
  const { value, error, loading, reload } = answer;
  if (error !== null) {
    return <Notice text={error.message} action={<Button onClick={reload}>再试一次</Button>} />;
  }
  if (value === undefined) return loading ? <Waiting text={waiting} /> : null;
  if (isEmpty?.(value)) return <div className="async-notice">{empty}</div>;
  return children(value);
}

function Waiting({ text }: { readonly text: string | undefined }) {
  return (
    <div className="async-notice">
      <Spin />
      {text === undefined ? null : <p>{text}</p>}
    </div>
  );
}

/** A sentence in the middle of an empty place, and what to do next. */
export function Notice({
  text,
  action,
}: {
  readonly text: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="async-notice">
      <p>{text}</p>
      {action}
    </div>
  );
}
