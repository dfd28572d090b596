import { AppError } from "../../../shared/contract/errors.ts";
import type { HandlersOf } from "./handler.ts";

const soon = (): never => {
  throw new AppError("call.unknown", "这一项还在建设中,本版尚不能用。");
};

export const problemHandlers: HandlersOf<"judgements" | "problems" | "rules"> = {
  "judgements.candidates": soon,
  "judgements.judge": soon,
  "judgements.conclude": soon,
  "problems.list": soon,
  "problems.get": soon,
  "problems.decide": soon,
  "problems.close": soon,
  "problems.reopen": soon,
  "rules.list": soon,
  "rules.set": soon,
};
