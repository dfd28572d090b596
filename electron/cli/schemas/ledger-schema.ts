import { z } from "zod";

const fen = z.int();

/** `settled_fen` is the sum of the five parts, `locked_fen` = `settled_fen` + `balance_fen`. */
const side = z.strictObject({
  count: z.int().nonnegative(),
  locked_fen: fen,
  settled_fen: fen,
  cash_fen: fen,
  forgiven_fen: fen,
  setoff_fen: fen,
  transferred_fen: fen,
  written_off_fen: fen,
  balance_fen: fen,
});

/** `qhs ledger`: whole fen and m². */
export const ledgerSchema = z.strictObject({
  as_of: z.iso.date(),
  claims: side,
  debts: side,
  charges: z.strictObject({ due_fen: fen, received_fen: fen, arrears_fen: fen }),
  land: z.strictObject({
    taken_back_m2: z.number(),
    let_m2: z.number(),
    entrusted_m2: z.number(),
    yearly_gain_fen: fen,
    one_off_fen: fen,
  }),
});
