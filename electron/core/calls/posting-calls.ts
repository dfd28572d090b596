import { AppError } from "../../../shared/contract/errors.ts";
import type { HandlersOf } from "./handler.ts";

const soon = (): never => {
  throw new AppError("call.unknown", "这一项还在建设中,本版尚不能用。");
};

export const postingHandlers: HandlersOf<"posting"> = {
  "posting.list": soon,
  "posting.get": soon,
  "posting.prepare": soon,
  "posting.change": soon,
  "posting.start": soon,
  "posting.withdraw": soon,
  "posting.correct": soon,
  "posting.object": soon,
  "posting.decide": soon,
  "posting.confirm": soon,
  "posting.dispose": soon,
  "posting.pdf": soon,
};
