import type { Scope } from "../../../shared/contract/calls/common.ts";
import { useQuery } from "../../app/use-query.ts";

/** What has no code and no form: only the sums (D2, D18, D19); the map can show the pieces. */
export function FoldedSums({ scope }: { readonly scope: Scope }) {
  const all = useQuery("pieces.folded", { scope }).value?.sums ?? [];
  const sums = all.filter(({ count }) => count > 0);
  if (sums.length === 0) return null;
  return (
    <p
      className="folded-sums"
      title="不编号、不列表。在“图层”里打开“碎斑、田坎、溢出”可在图上看到。"
    >
      另折叠:
      {sums.map(({ class: plotClass, className, count, muText }) => (
        <span key={plotClass}>
          {className} {count} 处 {muText} 亩
        </span>
      ))}
    </p>
  );
}
