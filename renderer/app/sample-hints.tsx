import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { ProjectState } from "../../shared/contract/calls/project-calls.ts";
import { OwnProject } from "./own-project.tsx";
import { go } from "./position.ts";
import type { ScreenKey } from "./screen-titles.ts";

const storageKey = "qhs.hints.seen";

const seenHints = (): string[] => (localStorage.getItem(storageKey) ?? "").split(" ");

/** One hint in its place: what to try here, and where to go on. */
interface Hint {
  readonly words: string;
  readonly next: { readonly screen: ScreenKey; readonly title: string } | null;
}

const hints: Readonly<Partial<Record<string, Hint>>> = {
  today: {
    words:
      "① 这是虚构的样例乡镇,已经核对好,随便试:改了按 Ctrl+Z 就撤销。左栏从上到下就是干活的次序。",
    next: { screen: "reconcile", title: "看套图核对" },
  },
  reconcile: {
    words: "② 点一行或图上一块,表和图一起选中;双击或按 Enter,看它为什么在这里、面积和四至。",
    next: { screen: "sheets", title: "看分幅出图" },
  },
  sheets: {
    words: "③ 选一个组,点“预览”,看到的就是要打印的图;点“打印”才记账、锁定。",
    next: { screen: "today", title: "回到今天要办" },
  },
};

interface SampleHintsProps {
  readonly project: ProjectState;
  readonly screen: string;
}

/** In the sample township each screen of the first hour says what to try, until the person has seen it. */
export function SampleHints({ project, screen }: SampleHintsProps) {
  const [seen, setSeen] = useState(seenHints);
  const hint = hints[screen];
  if (!project.isSample || hint === undefined || seen.includes(screen)) return null;
  const dismiss = () => {
    const next = [...seen, screen];
    localStorage.setItem(storageKey, next.join(" ").trim());
    setSeen(next);
  };
  return (
    <HintLine hint={hint} onSeen={dismiss}>
      {screen === "today" ? <OwnProject beside={project.path} isBig /> : null}
    </HintLine>
  );
}

interface HintLineProps {
  readonly hint: Hint;
  readonly onSeen: () => void;
  readonly children: ReactNode;
}

function HintLine({ hint: { words, next }, onSeen, children }: HintLineProps) {
  return (
    <section className="sample-hint" aria-label="提示">
      <span className="sample-hint-words">{words}</span>
      {next === null ? null : (
        <Button onClick={() => go({ screen: next.screen })}>{next.title}</Button>
      )}
      <Button type="text" onClick={onSeen}>
        知道了
      </Button>
      {children}
    </section>
  );
}
