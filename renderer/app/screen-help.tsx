import { Modal } from "antd";
import { useEffect, useState } from "react";
import { screenElement } from "../parts/screen-element.ts";
import { commonKeys, helpWords } from "./help-words.ts";

interface ScreenHelpProps {
  readonly screen: string;
  readonly title: string;
}

/** F1 explains the screen: what it is for, and the keys. */
export function ScreenHelp({ screen, title }: ScreenHelpProps) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F1") return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <Modal
      open={open}
      title={`${title}:怎么用`}
      getContainer={screenElement}
      footer={null}
      onCancel={() => setOpen(false)}
    >
      <ul className="help-words">
        {(helpWords[screen] ?? []).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <dl className="help-keys">
        {commonKeys.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
