import { useScope } from "./use-scope.ts";

const villageDigits = 12;

/** What a village's own work needs: the village of the scope, or why it cannot be done yet. */
export interface VillageOfScope {
  readonly villageCode: string;
  /** The village, or the group where one is chosen. */
  readonly unitCode: string;
  readonly isVillage: boolean;
  /** For the title of a button that waits for a village; "" once there is one. */
  readonly hint: string;
}

export function useVillage(): VillageOfScope {
  const { code } = useScope();
  const isVillage = code.length >= villageDigits;
  const hint = isVillage ? "" : "先在上面选一个村";
  return { villageCode: code.slice(0, villageDigits), unitCode: code, isVillage, hint };
}
