import { useState } from "react";
import type { CallInput, CallOutput } from "../../shared/contract/calls.ts";

export type SheetRequest = CallInput<"registers.preview">;
export type SheetRegister = SheetRequest["register"];
export type SheetPreview = NonNullable<CallOutput<"registers.preview">["preview"]>;
export type SheetSource = SheetRequest["source"];
/** Pasted rows have a heading, or stand in the template's order. */
export type RowOrder = NonNullable<Extract<SheetSource, { text: string }>["order"]>;

/** What a person chose about one sheet: where it comes from, which column is which, how it comes in. */
export interface SheetChoice {
  readonly source: SheetSource | null;
  readonly request: SheetRequest | null;
  readonly take: (source: SheetSource) => void;
  /** How pasted rows are read; the content decides until a person does. Nothing for a file. */
  readonly setOrder: (order: RowOrder) => void;
  /** A heading of the sheet to a column of the register, or null to leave it out. */
  readonly assign: (heading: string, key: string | null) => void;
  readonly mode: SheetRequest["mode"];
  readonly setMode: (mode: SheetRequest["mode"]) => void;
  readonly doubtful: boolean;
  readonly setDoubtful: (doubtful: boolean) => void;
}

/**
 * @param villageCode for sheets without a column for the village; "" where no village is chosen
 * @param first what is looked at first; null where nothing is chosen yet
 */
export function useSheetRequest(
  register: SheetRegister,
  villageCode: string,
  first: SheetSource | null,
): SheetChoice {
  const [source, setSource] = useState(first);
  const [chosen, setChosen] = useState<Record<string, string | null>>({});
  const [mode, setMode] = useState<SheetRequest["mode"]>("add");
  const [doubtful, setDoubtful] = useState(false);
  const take = (next: SheetSource) => {
    setSource(next);
    setChosen({});
  };
  const village = villageCode === "" ? {} : { villageCode };
  return {
    source,
    request: source === null ? null : { register, source, chosen, mode, doubtful, ...village },
    take,
    setOrder: (order) => {
      if (source !== null && "text" in source) take({ ...source, order });
    },
    assign: (heading, key) => setChosen((before) => ({ ...before, [heading]: key })),
    mode,
    setMode,
    doubtful,
    setDoubtful,
  };
}
