import { search } from "../reports/search.ts";
import type { HandlersOf } from "./handler.ts";

export const searchHandlers: HandlersOf<"search"> = {
  "search.find": ({ text, limit }, session) => ({ found: search(session.project(), text, limit) }),
};
