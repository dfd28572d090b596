import { landmarkWords } from "../../../seeds/landmark-words.ts";

function kindIn(value: string): string | null {
  for (const [kind, words] of landmarkWords) {
    if (words.some((word) => value.includes(word))) return kind;
  }
  return null;
}

/**
 * Kind of a landmark for the map: from its kind field where that holds a known word, else from its
 * name (村委会, 庙, 桥, 井, 路, 沟 …), else the kind field as it stands, else null.
 */
export function landmarkKind(kindField: string | null, name: string | null): string | null {
  return (kindField && kindIn(kindField)) || (name && kindIn(name)) || kindField || null;
}
