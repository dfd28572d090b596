import { z } from "zod";
import { command, query } from "./call-definition.ts";
import { isoDate, scope } from "./common.ts";

const personFields = {
  idNumber: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(60),
  /** Village or group; null where nobody said. */
  unitCode: z
    .string()
    .regex(/^\d{12}(\d{2})?$/)
    .nullable(),
  isMember: z.boolean().nullable(),
  post: z.string().trim().min(1).max(60).nullable(),
  /** 证件号 of near relatives. */
  relatives: z.array(z.string().trim().min(1).max(40)).max(50),
  diedOn: isoDate.nullable(),
};

export const peopleCalls = {
  /** People of a scope with what the rules ask of them; those without a unit only in the whole project. */
  "people.list": query(
    z.strictObject({ scope }),
    z.strictObject({
      people: z.array(z.strictObject({ uid: z.string(), unitName: z.string(), ...personFields })),
    }),
  ),
  /** Without a uid a new person. Undoable. */
  "people.save": command(
    z.strictObject({ uid: z.string().nullable(), values: z.strictObject(personFields) }),
    z.strictObject({ uid: z.string() }),
  ),
};
