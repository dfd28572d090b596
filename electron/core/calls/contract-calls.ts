import { AppError } from "../../../shared/contract/errors.ts";
import type { HandlersOf } from "./handler.ts";

const soon = (): never => {
  throw new AppError("call.unknown", "这一项还在建设中,本版尚不能用。");
};

export const contractHandlers: HandlersOf<"contracts" | "returns"> = {
  "contracts.list": soon,
  "contracts.get": soon,
  "contracts.save": soon,
  "contracts.edit": soon,
  "contracts.setStanding": soon,
  "contracts.propose": soon,
  "contracts.setSchedule": soon,
  "contracts.check": soon,
  "contracts.export": soon,
  "returns.add": soon,
  "returns.list": soon,
};
