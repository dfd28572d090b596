import type { ImportCandidate } from "../../../shared/contract/calls/import-calls.ts";
import type { Reading } from "./import-work.ts";

export interface PreviewProps {
  readonly candidate: ImportCandidate;
  readonly reading: Reading;
  readonly onRead: (reading: Reading) => void;
  readonly onDone: (batchId: number) => void;
}
