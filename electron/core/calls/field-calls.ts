import { AppError } from "../../../shared/contract/errors.ts";
import type { HandlersOf } from "./handler.ts";

const soon = (): never => {
  throw new AppError("call.unknown", "这一项还在建设中,本版尚不能用。");
};

export const fieldHandlers: HandlersOf<"field"> = {
  "field.plots": soon,
  "field.form": soon,
  "field.save": soon,
  "field.check": soon,
  "field.uncheck": soon,
};
