import { AppError } from "../../../shared/contract/errors.ts";
import type { HandlersOf } from "./handler.ts";

const soon = (): never => {
  throw new AppError("call.unknown", "这一项还在建设中,本版尚不能用。");
};

export const paperHandlers: HandlersOf<"papers"> = {
  "papers.list": soon,
  "papers.add": soon,
  "papers.remove": soon,
  "papers.content": soon,
};
