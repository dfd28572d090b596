import {
  disposalRouteNames,
  disposalRoutes,
  landOriginNames,
  landOrigins,
  landOwnerNames,
  landOwners,
  landUseNames,
  landUses,
  measureMethodNames,
  measureMethods,
} from "../../../shared/land/field-form.ts";
import { finalClasses, finalClassName } from "../../../shared/land/final-class.ts";

/** What may be chosen, with the digit that chooses it. */
export interface Choice<Value> {
  readonly value: Value;
  readonly name: string;
  readonly digit: string;
}

/** Digits from 1 on; the tenth is 0, as on the keyboard. */
function choicesOf<Value extends string>(
  values: readonly Value[],
  nameOf: (value: Value) => string,
): readonly Choice<Value>[] {
  return values.map((value, index) => ({
    value,
    name: nameOf(value),
    digit: String((index + 1) % 10),
  }));
}

export const classChoices = choicesOf(finalClasses, finalClassName);
export const useChoices = choicesOf(landUses, (value) => landUseNames[value]);
export const routeChoices = choicesOf(disposalRoutes, (value) => disposalRouteNames[value]);
export const methodChoices = choicesOf(measureMethods, (value) => measureMethodNames[value]);
export const ownerChoices = choicesOf(landOwners, (value) => landOwnerNames[value]);
export const originChoices = choicesOf(landOrigins, (value) => landOriginNames[value]);
export const yesNoChoices: readonly Choice<"yes" | "no">[] = [
  { value: "yes", name: "是", digit: "1" },
  { value: "no", name: "否", digit: "2" },
];
