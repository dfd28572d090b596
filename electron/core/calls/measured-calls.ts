import { AppError } from "../../../shared/contract/errors.ts";
import type { HandlersOf } from "./handler.ts";

const soon = (): never => {
  throw new AppError("call.unknown", "这一项还在建设中,本版尚不能用。");
};

export const measuredHandlers: HandlersOf<"measured"> = {
  "measured.import": soon,
  "measured.draw": soon,
  "measured.list": soon,
  "measured.accept": soon,
  "measured.reject": soon,
};
