import { Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { measuredDifference } from "../../../shared/land/measured-mu.ts";
import { useCommand } from "../../app/use-command.ts";
import { useKept } from "../../app/use-kept.ts";
import { ChoiceField } from "./choice-field.tsx";
import {
  draftOf,
  type EntryDraft,
  emptyStack,
  type FieldPlot,
  type FormValues,
  muFault,
  muOf,
  needsReason,
  patchOf,
  type StackFacts,
  typedPlot,
} from "./entry-draft.ts";
import { classChoices, routeChoices, useChoices } from "./field-choices.ts";
import { StackBar } from "./stack-bar.tsx";

interface EntryStripProps {
  readonly plots: readonly FieldPlot[];
  readonly muDecimals: number;
  readonly onFound: (plot: FieldPlot) => void;
}

interface Opened {
  readonly plot: FieldPlot;
  readonly form: FormValues;
  readonly draft: EntryDraft;
}

interface Said {
  readonly kind: "good" | "warning" | "bad";
  readonly text: string;
}

const isStack = (kept: unknown): kept is StackFacts =>
  typeof kept === "object" && kept !== null && "allSigned" in kept;

/**
 * Signed papers by keyboard alone: digits, class, mu, tiller, use, route, Enter. Each Enter goes on; the
 * last one stores the paper and checks it, and the next digits may follow.
 */
export function EntryStrip({ plots, muDecimals, onFound }: EntryStripProps) {
  const run = useCommand();
  const first = useRef<InputRef>(null);
  const row = useRef<HTMLFieldSetElement>(null);
  const [typed, setTyped] = useState("");
  const [opened, setOpened] = useState<Opened | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [stack, changeStack] = useKept("field.stack", emptyStack, isStack);
  useEffect(() => first.current?.focus(), []);

  const takeBack = () => {
    setTyped("");
    setOpened(null);
    setSaid(null);
    first.current?.focus();
  };
  const find = async () => {
    const found = typedPlot(plots, typed);
    if (typeof found === "string") return setSaid({ kind: "bad", text: found });
    const answer = await run("field.form", { plotCode: found.code });
    if (answer === null) return;
    const { plot, form } = answer;
    setOpened({ plot, form, draft: draftOf(form) });
    setSaid(null);
    onFound(found);
    // The fields are made only with the plot.
    setTimeout(() => focusField(row.current, 1));
  };
  const save = async () => {
    if (opened === null) return;
    const { plot, form, draft } = opened;
    const fault = muFault(draft);
    if (fault !== null) return setSaid({ kind: "bad", text: fault });
    const patch = patchOf(draft, stack, form);
    if ((await run("field.save", { plotCode: plot.code, patch })) === null) return;
    const checked = await run("field.check", { plotCode: plot.code });
    if (checked === null) return;
    setOpened(null);
    setTyped("");
    setSaid(saidOf(plot.shortCode, checked));
    first.current?.focus();
  };
  const goOn = (element: EventTarget) => {
    const fields = fieldsOf(row.current);
    const at = fields.indexOf(element as HTMLElement);
    if (at === fields.length - 1) void save();
    else focusField(row.current, at + 1);
  };
  return (
    <section className="panel entry-strip" aria-label="录核查表">
      <fieldset
        ref={row}
        className="entry-row"
        aria-label="一张核查表"
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") {
            event.preventDefault();
            takeBack();
          } else if (event.key === "Enter") {
            event.preventDefault();
            if (opened === null) void find();
            else if (event.ctrlKey) void save();
            else goOn(event.target);
          }
        }}
      >
        <Labelled name="图斑号">
          <Input
            ref={first}
            aria-label="图斑号"
            className="entry-code"
            value={typed}
            placeholder="如 12"
            onChange={({ target }) => {
              setTyped(target.value);
              setOpened(null);
            }}
          />
        </Labelled>
        {opened === null ? (
          <span className="soft entry-hint">
            输入图斑号按回车,依次录:类别、丈量亩数、现耕种人、现状、处置,回车即存。Esc 放弃这一张。
          </span>
        ) : (
          <EntryFields
            {...opened}
            muDecimals={muDecimals}
            onChange={(draft) => setOpened({ ...opened, draft })}
            onChosen={goOn}
          />
        )}
      </fieldset>
      <StackBar stack={stack} onChange={(next) => changeStack(() => next)} />
      <output className={`entry-said${said === null ? "" : ` entry-said-${said.kind}`}`}>
        {said?.text}
      </output>
    </section>
  );
}

interface EntryFieldsProps extends Opened {
  readonly muDecimals: number;
  readonly onChange: (draft: EntryDraft) => void;
  readonly onChosen: (element: HTMLElement) => void;
}

function EntryFields({ plot, draft, muDecimals, onChange, onChosen }: EntryFieldsProps) {
  const change = (part: Partial<EntryDraft>) => onChange({ ...draft, ...part });
  const mu = muOf(draft);
  const difference = mu === null ? null : measuredDifference(mu, plot.planarM2, muDecimals);
  return (
    <>
      <span className="entry-plot">
        <span className="code">{plot.shortCode}</span>
        <span className="soft">
          {plot.className} 量算 {plot.muText} 亩
        </span>
      </span>
      <Labelled name="认定类别">
        <ChoiceField
          label="认定类别"
          choices={classChoices}
          value={draft.finalClass}
          onChange={(finalClass) => change({ finalClass })}
          onChosen={onChosen}
        />
      </Labelled>
      <Labelled name="丈量(亩)" note={differenceText(difference)}>
        <Input
          aria-label="现场丈量(亩)"
          className="number entry-mu"
          inputMode="decimal"
          status={muFault(draft) === null ? "" : "error"}
          value={draft.measuredMu}
          onChange={({ target }) => change({ measuredMu: target.value })}
        />
      </Labelled>
      <Labelled name="现耕种人">
        <Input
          aria-label="现耕种人"
          className="entry-tiller"
          maxLength={60}
          value={draft.tillerName}
          onChange={({ target }) => change({ tillerName: target.value })}
        />
      </Labelled>
      <Labelled name="现状">
        <ChoiceField
          label="现状"
          choices={useChoices}
          value={draft.landUse}
          onChange={(landUse) => change({ landUse })}
          onChosen={onChosen}
        />
      </Labelled>
      {needsReason(plot, draft) ? (
        <Labelled name="与图不一致的原因">
          <Input
            aria-label="与图不一致的原因"
            className="entry-reason"
            maxLength={200}
            value={draft.mismatchReason}
            onChange={({ target }) => change({ mismatchReason: target.value })}
          />
        </Labelled>
      ) : null}
      <Labelled name="处置意见">
        <ChoiceField
          label="处置意见"
          choices={routeChoices}
          value={draft.route}
          onChange={(route) => change({ route })}
        />
      </Labelled>
    </>
  );
}

interface LabelledProps {
  readonly name: string;
  readonly note?: string;
  readonly children: React.ReactNode;
}

function Labelled({ name, note = "", children }: LabelledProps) {
  return (
    <span className="entry-field">
      <span className="soft">
        {name} <strong>{note}</strong>
      </span>
      {children}
    </span>
  );
}

/** `+0.12 亩(+3.2 %)` beside the label, at once. */
export function differenceText(difference: FieldPlot["difference"]): string {
  if (difference === null) return "";
  const { muText, percentText } = difference;
  return `差 ${muText}${percentText === null ? "" : `(${percentText})`}`;
}

interface Checked {
  readonly done: boolean;
  readonly form: {
    readonly missing: readonly { readonly title: string }[];
    readonly contradictions: readonly string[];
  };
}

function saidOf(shortCode: string, { done, form }: Checked): Said {
  if (done) return { kind: "good", text: `${shortCode} 已核查。` };
  if (form.contradictions.length > 0) {
    return { kind: "bad", text: `${shortCode} 已保存。${form.contradictions.join("")}` };
  }
  const titles = form.missing.map(({ title }) => title).join("、");
  return { kind: "warning", text: `${shortCode} 已保存,还差:${titles}。` };
}

function fieldsOf(row: HTMLElement | null): HTMLElement[] {
  return row === null ? [] : [...row.querySelectorAll<HTMLElement>("input, select")];
}

function focusField(row: HTMLElement | null, at: number): void {
  const field = fieldsOf(row)[at];
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}
