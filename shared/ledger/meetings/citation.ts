import { holdsOn, type LawArticle, type LawTable } from "./law-table.ts";

/**
 * Articles as they are printed under a finding: 《民法典》第四百九十条、第七百零七条. Only texts that were
 * read for the date are named as a basis; where there is none, the present ones are pointed to and said
 * to be unchecked (D33).
 * @param refs short names of the law table; a name that is not in it is a fault of the data and throws
 * @param date day the law is asked for, null where nobody knows it
 */
export function citation(laws: LawTable, refs: readonly string[], date: string | null): string {
  const articles = refs.flatMap((ref) => articlesOf(laws, ref));
  const standing = date === null ? [] : articles.filter((article) => holdsOn(article, date));
  if (standing.length > 0) return named(standing);
  const when = date === null ? "日期不详,当时条文未核" : "当时条文未核";
  return articles.length === 0 ? "" : `${when},参见${named(latest(articles))}`;
}

function articlesOf(laws: LawTable, ref: string): readonly LawArticle[] {
  const found = laws.articles.filter((article) => article.ref === ref);
  if (found.length === 0) throw new Error(`no article ${ref} in the law table`);
  return found;
}

function latest(articles: readonly LawArticle[]): LawArticle[] {
  return articles.filter(({ ref, from }) =>
    articles.every((other) => other.ref !== ref || other.from <= from),
  );
}

function named(articles: readonly LawArticle[]): string {
  const byLaw = new Map<string, string[]>();
  for (const { law, article } of articles) {
    const list = byLaw.get(law) ?? [];
    if (!list.includes(article)) byLaw.set(law, [...list, article]);
  }
  return [...byLaw].map(([law, list]) => `《${law}》${list.join("、")}`).join(";");
}
