import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { AppError } from "../../../shared/contract/errors.ts";
import { given } from "../../../shared/contract/given.ts";
import { errorReply } from "../../../shared/contract/protocol.ts";
import type { LayerPreview } from "../exchange/import-preview.ts";
import { scanForImport } from "../exchange/import-scan.ts";
import { layerDefinitions, layerNames } from "../exchange/layer-definitions.ts";
import { sheetRegisters } from "../exchange/sheet-registers.ts";
import { withdrawImport } from "../exchange/withdraw-import.ts";
import { listBatches, listNotices } from "../reports/import-batches.ts";
import type { Answer, HandlersOf } from "./handler.ts";

type Target = CallOutput<"import.batches">["batches"][number]["target"];

/** The two encodings of Chinese shapefiles; others are only ever read from a .cpg. */
const offeredEncodings = ["UTF-8", "GB18030"];

function refusalOf(error: AppError | null) {
  if (error === null) return null;
  const { code, message, details } = errorReply(error);
  return { code, message, details };
}

function previewFacts(preview: LayerPreview): Answer<"import.preview">["preview"] {
  const { file, fieldsUsed: _used, ...facts } = preview;
  return { ...facts, fileName: file, encodings: offeredEncodings };
}

function sheetTitle(name: string): string {
  const register = Object.entries(sheetRegisters).find(([word]) => word === name)?.[1];
  return register?.title ?? "台账";
}

function targetOf(target: string): { target: Target; title: string } {
  const [kind, name = ""] = target.split(":");
  if (kind === "table") return { target: "table", title: sheetTitle(name) };
  const layer = layerNames.find((name) => name === target);
  if (layer === undefined) return { target: "household", title: "权属数据" };
  return { target: layer, title: layerDefinitions[layer].title };
}

/** Rooms that take long to load are loaded when they are first needed: the window waits for nobody. */
export const importHandlers: HandlersOf<"import"> = {
  "import.scan": async ({ paths }) => ({ candidates: await scanForImport(paths) }),
  "import.preview": async (request, session, context) => {
    const { previewImport } = await import("../exchange/import-preview.ts");
    const { layer, file, ...reading } = request;
    const outcome = await previewImport(
      session.project(),
      { layer, file, ...given(reading) },
      context,
    );
    const { preview, mappable } = outcome;
    return {
      refusal: refusalOf(outcome.refusal),
      preview: preview === null ? null : previewFacts(preview),
      mappable,
    };
  },
  "import.previewHousehold": async ({ file }) => {
    const { previewHousehold } = await import("../exchange/household-preview.ts");
    const { preview, refusal } = await previewHousehold(file);
    return { refusal: refusalOf(refusal), preview };
  },
  "import.commit": async (request, session, context) => {
    const { importLayer } = await import("../exchange/import-layer.ts");
    const { layer, file, mode, ...reading } = request;
    return await importLayer(session.project(), { layer, file, mode, ...given(reading) }, context);
  },
  "import.household": async (request, session, context) => {
    const { importHousehold } = await import("../exchange/import-household.ts");
    return await importHousehold(session.project(), request, context);
  },
  "import.batches": (_input, session) => ({
    batches: listBatches(session.project()).map((batch) => ({
      ...batch,
      ...targetOf(batch.target),
    })),
  }),
  "import.withdraw": ({ batchId }, session) => {
    withdrawImport(session.project(), batchId);
    return {};
  },
  "import.notices": (page, session) => listNotices(session.project(), page),
};
