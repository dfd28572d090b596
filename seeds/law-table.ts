import type { LawTable } from "../shared/ledger/meetings/law-table.ts";
import { decisionRules } from "./decision-rules.ts";
import { lawArticles } from "./law-articles.ts";

/** The law as far as its text was read; a day before `from` has no text (D33). */
export const lawTable: LawTable = { articles: lawArticles, decisions: decisionRules };
