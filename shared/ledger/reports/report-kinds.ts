/** Reports and lists that are printed, of every door alike. */
export const reportKinds = [
  ...(["weekly", "ten-day", "ranking", "summary", "land-class", "village-file", "wall"] as const),
  ...(["audit-findings", "claims", "debts", "settlements", "charges", "auctions"] as const),
  ...(["book-match", "land"] as const),
] as const;
