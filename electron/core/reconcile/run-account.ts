import { type ExceptionState, exceptionFor } from "../project/exceptions.ts";
import type { Project } from "../project/project.ts";
import { patchImbalance, runImbalance } from "./balance.ts";
import type { FindingResult, PatchResult } from "./patch-result.ts";
import type { PlottedPiece } from "./plot-books.ts";
import type { RunStore } from "./run-store.ts";
import { createTally, type RunTally } from "./tally.ts";

export interface AccountedFinding extends FindingResult {
  exception: ExceptionState["status"];
}

/** Takes in what the workers find, stores what needs no plot code yet, and keeps the books. */
export interface RunAccount {
  readonly tally: RunTally;
  readonly plotPieces: PlottedPiece[];
  readonly findings: AccountedFinding[];
  readonly reconciledUids: string[];
  /** Digests of pieces that take no code. */
  readonly foldedDigests: string[];
  addPatch(patch: PatchResult): void;
  addFinding(finding: FindingResult): void;
  /** Where the areas do not balance (D13); empty for a good run. */
  problems(): string[];
}

/** How many patches out of balance are named; more would bury the first. */
const namedProblems = 20;

export function createRunAccount(project: Project, store: RunStore): RunAccount {
  const tally = createTally();
  const plotPieces: PlottedPiece[] = [];
  const findings: AccountedFinding[] = [];
  const reconciledUids: string[] = [];
  const foldedDigests: string[] = [];
  const imbalances: string[] = [];
  const hasExceptions = project.db.prepare("SELECT 1 FROM exception LIMIT 1").get() !== undefined;

  const addFinding = (finding: FindingResult) => {
    const exception = hasExceptions ? exceptionOf(project, finding) : "none";
    findings.push({ ...finding, exception });
    store.addFinding({ ...finding, details: { exception } });
  };

  return {
    tally,
    plotPieces,
    findings,
    reconciledUids,
    foldedDigests,
    addFinding,
    addPatch: (patch) => {
      tally.addPatch(patch);
      store.addPatch(patch);
      for (const finding of patch.findings) addFinding(finding);
      if (patch.disposition !== "reconciled") return;
      reconciledUids.push(patch.uid);
      const imbalance = patchImbalance(patch);
      if (imbalance !== null) imbalances.push(imbalance);
      for (const piece of patch.pieces) {
        if (piece.plot !== null) {
          plotPieces.push({ patchUid: patch.uid, piece });
        } else {
          foldedDigests.push(piece.digest);
          store.addPiece(patch.uid, piece, null);
        }
      }
    },
    problems: () => {
      const whole = runImbalance(tally.totals());
      const rest = imbalances.length - namedProblems;
      return [
        ...(whole === null ? [] : [whole]),
        ...imbalances.slice(0, namedProblems),
        ...(rest > 0 ? [`另有 ${rest} 个图斑不平`] : []),
      ];
    },
  };
}

/** Exceptions are keyed by what triggered them; another area reopens the question (D5). */
function exceptionOf(project: Project, finding: FindingResult): ExceptionState["status"] {
  const values = { otherSubject: finding.otherSubject, planarM2: finding.planarM2.toFixed(2) };
  return exceptionFor(project, finding.kind, finding.subject, finding.layer, values).status;
}
