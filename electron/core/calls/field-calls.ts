import { AppError } from "../../../shared/contract/errors.ts";
import type { HandlersOf } from "./handler.ts";

const soon = (): never => {
  throw new AppError("call.unknown", "这一项还在建设中,本版尚不能用。");
};

export const fieldHandlers: HandlersOf<"field" | "measured" | "handouts" | "papers" | "posting"> = {
  "field.plots": soon,
  "field.form": soon,
  "field.save": soon,
  "field.check": soon,
  "field.uncheck": soon,
  "measured.import": soon,
  "measured.draw": soon,
  "measured.list": soon,
  "measured.accept": soon,
  "measured.reject": soon,
  "handouts.list": soon,
  "handouts.give": soon,
  "handouts.return": soon,
  "papers.list": soon,
  "papers.add": soon,
  "papers.remove": soon,
  "papers.content": soon,
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
