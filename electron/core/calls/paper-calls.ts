import { addPaper, listPapers, paperContent, removePaper } from "../registers/papers/papers.ts";
import type { HandlersOf } from "./handler.ts";
import { plainBytes } from "./plain-bytes.ts";

export const paperHandlers: HandlersOf<"papers"> = {
  "papers.list": ({ register, recordUid }, session) => ({
    papers: listPapers(session.project(), register, recordUid),
  }),
  "papers.add": ({ contentBase64, caption, ...paper }, session) =>
    addPaper(session.project(), {
      ...paper,
      caption: caption ?? null,
      content: Buffer.from(contentBase64, "base64"),
    }),
  "papers.remove": ({ linkUid }, session) => {
    removePaper(session.project(), linkUid);
    return {};
  },
  "papers.content": ({ paperUid }, session) =>
    plainBytes(paperContent(session.project(), paperUid)),
};
