import { AppError } from "../../../shared/contract/errors.ts";
import type { HandlersOf } from "./handler.ts";

const soon = (): never => {
  throw new AppError("call.unknown", "这一项还在建设中,本版尚不能用。");
};

export const registerHandlers: HandlersOf<"registers" | "meetings" | "villages"> = {
  "registers.preview": soon,
  "registers.import": soon,
  "registers.template": soon,
  "meetings.list": soon,
  "meetings.save": soon,
  "villages.list": soon,
  "villages.save": soon,
};
