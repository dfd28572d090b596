import { useQuery } from "./use-query.ts";

/** The value of one option of the project; "" until it is known. */
export function useOption(key: string): string {
  const options = useQuery("settings.get", {}).value?.options;
  return options?.find((option) => option.key === key)?.value ?? "";
}
