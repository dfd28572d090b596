import { z } from "zod";
import { disposalRoutes } from "../../land/field-form.ts";
import { command, longQuery, query } from "./call-definition.ts";
import { bytes, count, isoDate, nothing, scope } from "./common.ts";
import { muValue, villageCode } from "./contract-values.ts";

const uid = z.string().min(1);
const fen = z.int();
const words = (most: number) => z.string().trim().max(most).nullable();
const needed = (most: number) => z.string().trim().min(1).max(most);
const unitCode = z.string().regex(/^(\d{12}|\d{14})$/);
const year = z.int().min(1980).max(2100);

const price = z.strictObject({
  /** Class of the survey, or `*` for every class; grade as on the form, or `*`. */
  landClass: needed(20),
  grade: z.string().trim().max(20),
  memberFen: z.int().nonnegative(),
  nonMemberFen: z.int().nonnegative(),
});
const ruleFields = {
  villageCode,
  name: needed(60),
  prices: z.array(price).min(1).max(100),
  exemptMu: z.string(),
  exemptPersons: z.array(z.strictObject({ person: needed(60), reason: needed(100) })).max(1000),
  startYear: year,
  decidedYear: year,
  chargesBackYears: z.boolean(),
  roundingFen: z.union([z.literal(1), z.literal(10), z.literal(100)]),
  payWithinDays: z.int().min(1).max(365),
  meetingUid: z.string().nullable(),
};

const drawUp = {
  ruleUid: uid,
  unitCode,
  fromYear: year,
  toYear: year,
  drawnUpOn: isoDate,
};

const billLine = z.strictObject({
  plotCode: z.string(),
  shortCode: z.string(),
  landClass: z.string(),
  grade: z.string(),
  signedMu: z.string(),
  exemptMu: z.string(),
  chargedMu: z.string(),
  priceFen: fen,
  years: count,
  /** mu × price × years before rounding, in yuan with every decimal. */
  exactYuan: z.string(),
});
const leftOut = z.strictObject({
  plotCode: z.string(),
  shortCode: z.string(),
  reasons: z.array(z.string()),
});

const charge = z.strictObject({
  uid: z.string(),
  number: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  groupCode: z.string().nullable(),
  ruleUid: z.string(),
  meetingUid: z.string().nullable(),
  payer: z.string(),
  payerIdNumber: z.string().nullable(),
  payerPhone: z.string().nullable(),
  isMember: z.boolean(),
  fromYear: year,
  toYear: year,
  drawnUpOn: isoDate,
  dueOn: isoDate,
  amountFen: fen,
  receivedFen: fen,
  exemption: z.string().nullable(),
  withdrawnOn: isoDate.nullable(),
  lines: z.array(billLine),
});

/** What only people know about the case at hand (land.md §6). */
const routeCase = {
  onDay: isoDate,
  meetingUid: z.string().nullable(),
  priceSet: z.boolean(),
  noticeGiven: z.boolean(),
  outsideGrowingSeason: z.boolean(),
  bothSigned: z.boolean(),
  serviceContractSigned: z.boolean(),
  toOutsider: z.boolean(),
  townApproval: words(60),
};
const route = z.enum(disposalRoutes);
const routeCheck = z.strictObject({
  route,
  routeName: z.string(),
  /** Red: only corrected facts let it pass (D35). */
  blocks: z.array(z.strictObject({ article: z.string(), text: z.string() })),
  missing: z.array(z.string()),
  warnings: z.array(z.string()),
});

const landEventFields = {
  number: needed(40),
  villageCode,
  kind: z.enum(["taken_back", "let", "entrusted", "share", "revived"]),
  plotCode: z.string().nullable(),
  contractUid: z.string().nullable(),
  happenedOn: isoDate,
  endedOn: isoDate.nullable(),
  mu: muValue,
  fromWhom: words(60),
  toWhom: words(60),
  paper: needed(120),
  yearlyGainFen: z.int().nonnegative(),
  oneOffFen: z.int().nonnegative(),
  tags: z.array(z.string().trim().max(20)).max(20),
  note: words(300),
};

export const chargeCalls = {
  "charges.rules": query(
    z.strictObject({ scope }),
    z.strictObject({ rules: z.array(z.strictObject({ uid: z.string(), ...ruleFields })) }),
  ),
  /** Without a uid a new rule, as the village voted it; one that bills came from stays. Undoable. */
  "charges.saveRule": command(
    z.strictObject({ uid: z.string().nullable(), values: z.strictObject(ruleFields) }),
    z.strictObject({ uid: z.string() }),
  ),
  /** What bills would be drawn up, and every plot that gets none with its reasons; changes nothing. */
  "charges.plan": longQuery(
    z.strictObject(drawUp),
    z.strictObject({
      bills: z.array(
        z.strictObject({
          payer: z.string(),
          isMember: z.boolean(),
          amountFen: fen,
          exemption: z.string().nullable(),
          lines: z.array(billLine),
        }),
      ),
      totalFen: fen,
      leftOut: z.array(leftOut),
    }),
  ),
  /** Draws the bills of the plan up. Undoable. */
  "charges.drawUp": command(z.strictObject(drawUp), z.strictObject({ uids: z.array(z.string()) })),
  "charges.list": query(
    z.strictObject({ scope, asOf: isoDate, search: z.string().max(60).optional() }),
    z.strictObject({
      charges: z.array(charge),
      dueFen: fen,
      receivedFen: fen,
      arrearsFen: fen,
    }),
  ),
  "charges.withdraw": command(
    z.strictObject({ uid, reason: needed(200), withdrawnOn: isoDate }),
    nothing,
  ),

  /** Routes of the open plots of a scope: blocks with the article, what is missing, warnings. */
  "routes.check": longQuery(
    z.strictObject({ scope, ...routeCase }),
    z.strictObject({
      plots: z.array(
        z.strictObject({
          plotCode: z.string(),
          shortCode: z.string(),
          tillerName: z.string(),
          signedMu: z.string().nullable(),
          landClass: z.string(),
          contractNumber: z.string().nullable(),
          postedRoute: z.string().nullable(),
          chosenRoute: z.string().nullable(),
          contractUid: z.string().nullable(),
          checks: z.array(routeCheck),
        }),
      ),
    }),
  ),
  /** Chooses a plot's route and drafts its contract; a red block is refused and logged (D35). Undoable. */
  "routes.choose": command(
    z.strictObject({
      plotCode: z.string(),
      route,
      ...routeCase,
      contract: z.strictObject({
        lessee: words(60),
        idNumber: words(30),
        phone: words(30),
        isMember: z.boolean().nullable(),
        unitPriceYuan: z
          .string()
          .regex(/^\d+(\.\d+)?$/)
          .nullable(),
        startOn: isoDate.nullable(),
        endOn: isoDate.nullable(),
        use: words(60),
      }),
      note: words(200),
    }),
    z.strictObject({ uid: z.string() }),
  ),
  /** 已处置: only once the drafted contract is signed and registered. Undoable. */
  "routes.conclude": command(z.strictObject({ plotCode: z.string() }), nothing),

  "land.list": query(
    z.strictObject({ scope }),
    z.strictObject({
      events: z.array(
        z.strictObject({
          uid: z.string(),
          ...landEventFields,
          mu: z.string(),
          kindName: z.string(),
          villageName: z.string(),
        }),
      ),
    }),
  ),
  "land.save": command(
    z.strictObject({ uid: z.string().nullable(), values: z.strictObject(landEventFields) }),
    z.strictObject({ uid: z.string() }),
  ),
  "land.remove": command(z.strictObject({ uid }), nothing),

  /** The line for a subject, body and day, and the eight papers of 四议两公开 as PDF. */
  "decisions.line": query(
    z.strictObject({
      unitCode,
      subject: z.enum(["land", "land_to_outsider", "asset"]),
      body: z.enum([
        ...(["villagers", "villager_representatives", "villager_group"] as const),
        ...(["members", "member_representatives"] as const),
      ]),
      on: isoDate,
      due: count.nullable(),
      present: count.nullable(),
    }),
    z.strictObject({ text: z.string(), basis: z.string() }),
  ),
  "decisions.papers": longQuery(
    z.strictObject({
      meetingUid: uid,
      subject: needed(60),
      subjectKind: z.enum(["land", "land_to_outsider", "asset"]),
      content: z.array(needed(300)).min(1).max(20),
      noticeDays: z.int().min(1).max(60).default(7),
    }),
    bytes,
  ),
};
